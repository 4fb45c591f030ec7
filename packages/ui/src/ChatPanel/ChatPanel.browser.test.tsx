import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { userEvent } from 'vitest/browser';
import '../styles/index.css';
import type { ChatText } from './chatMessage';
import { ChatPanel } from './ChatPanel';

const talk = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `${index}`,
    name: 'Ada',
    text: `Line ${index}`,
    at: index,
  }));

const ignore = () => undefined;
/** What can be done with files, where a test does none of it. */
const ignored = { onAccept: ignore, onDecline: ignore, onCancel: ignore };

const panel = (messages: ChatText[], onSend?: (text: string) => void) => (
  <div style={{ blockSize: 400 }}>
    <ChatPanel messages={messages} onSend={onSend} />
  </div>
);

test('sends a trimmed text on Enter, and never an empty one', async () => {
  const sent = vi.fn<(text: string) => void>();
  const screen = await render(panel([], sent));
  const box = screen.getByRole('textbox', { name: 'Message' });
  await userEvent.type(box, '  {Enter}');
  await userEvent.type(box, 'hello {Enter}');
  await expect.poll(() => sent.mock.calls.length).toBe(1);
  expect(sent).toHaveBeenCalledExactlyOnceWith('hello');
  await expect.element(box).toHaveValue('');
});

test('a text that is refused stays in the box', async () => {
  const send = vi.fn<(text: string) => boolean>(() => false);
  const screen = await render(<ChatPanel messages={[]} onSend={send} />);
  const box = screen.getByRole('textbox', { name: 'Message' });
  await userEvent.type(box, 'far too long{Enter}');
  await expect.poll(() => send.mock.calls.length).toBe(1);
  await expect.element(box).toHaveValue('far too long');
  send.mockReturnValue(true);
  await userEvent.type(box, '{Enter}');
  await expect.element(box).toHaveValue('');
});

test('an Enter that only confirms a Korean syllable sends nothing', async () => {
  const sent = vi.fn<(text: string) => void>();
  const screen = await render(panel([], sent));
  const box = screen.getByRole('textbox', { name: 'Message' });
  await userEvent.type(box, 'annyeong');
  await expect.element(box).toHaveValue('annyeong');
  const enter = { key: 'Enter', bubbles: true, cancelable: true };
  box.element().dispatchEvent(new KeyboardEvent('keydown', { ...enter, isComposing: true }));
  box.element().dispatchEvent(new KeyboardEvent('keydown', { ...enter, keyCode: 229 }));
  expect(sent).not.toHaveBeenCalled();
  await expect.element(box).toHaveValue('annyeong');
  box.element().dispatchEvent(new KeyboardEvent('keydown', enter));
  expect(sent).toHaveBeenCalledExactlyOnceWith('annyeong');
});

test('follows the conversation, unless its reader scrolled up', async () => {
  const screen = await render(panel(talk(40)));
  const log = screen.getByRole('log', { name: 'Messages' }).element();
  const fromEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight;
  await expect.poll(fromEnd).toBeLessThan(2);
  await screen.rerender(panel(talk(41)));
  await expect.poll(fromEnd).toBeLessThan(2);

  const scrolled = new Promise((resolve) => log.addEventListener('scroll', resolve, { once: true }));
  log.scrollTop = 100;
  await scrolled;
  await screen.rerender(panel(talk(42)));
  await expect.element(screen.getByText('Line 41')).toBeInTheDocument();
  expect(log.scrollTop).toBeCloseTo(100, 0);
});

test('keeps the last message in sight when its box shrinks and when a picture arrives', async () => {
  const picture = { id: 'f', direction: 'incoming', name: 'hills.svg.png', type: 'image/png', sizeBytes: 9 } as const;
  const said = (url: string | null) => [
    ...talk(40),
    { id: 'p', name: 'Ada', text: '', at: 0, transfer: { ...picture, status: 'done' as const, transferredBytes: 9, url } },
  ];
  const box = (height: string, url: string | null) => (
    <div style={{ blockSize: height }}>
      <ChatPanel messages={said(url)} {...ignored} />
    </div>
  );
  const screen = await render(box('30rem', null));
  const log = screen.getByRole('log', { name: 'Messages' }).element();
  const fromEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight;
  await expect.poll(fromEnd).toBeLessThan(2);
  (screen.container.firstElementChild as HTMLElement).style.blockSize = '15rem';
  await expect.poll(() => log.clientHeight).toBeLessThan(240);
  await expect.poll(fromEnd).toBeLessThan(2);

  const canvas = document.createElement('canvas');
  canvas.height = 400;
  await screen.rerender(box('15rem', canvas.toDataURL()));
  const image = screen.getByRole('img', { name: 'hills.svg.png' });
  await expect.poll(() => (image.element() as HTMLImageElement).naturalHeight).toBe(400);
  await expect.poll(fromEnd).toBeLessThan(2);
});

test('markup in a message stays text', async () => {
  const text = '<img src=x onerror="alert(1)">';
  const screen = await render(panel([{ id: '1', name: '<b>Ada</b>', text, at: 0 }]));
  await expect.element(screen.getByText(text)).toBeVisible();
  await expect.element(screen.getByText('<b>Ada</b>')).toBeVisible();
});

test('files are attached with the button or pasted, and shown in place of a text', async () => {
  const onAttach = vi.fn<(files: File[]) => void>();
  const screen = await render(
    <ChatPanel
      {...ignored}
      onSend={() => true}
      onAttach={onAttach}
      messages={[
        {
          id: '1',
          name: 'Ada',
          text: '',
          at: 0,
          transfer: {
            id: 'f',
            direction: 'incoming',
            name: 'photo.png',
            type: 'image/png',
            sizeBytes: 9,
            status: 'done',
            transferredBytes: 9,
            url: 'data:image/png;base64,iVBORw0KGgo=',
          },
        },
      ]}
    />,
  );
  await expect.element(screen.getByRole('button', { name: 'Attach file' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Send photo' }).elements()).toEqual([]);
  const log = screen.getByRole('log', { name: 'Messages' });
  await expect.element(log.getByRole('img', { name: 'photo.png' })).toBeInTheDocument();
  await expect.element(log.getByRole('link', { name: 'Save photo.png' })).toBeVisible();

  const data = new DataTransfer();
  data.items.add(new File(['x'], 'pasted.png', { type: 'image/png' }));
  // Firefox takes no files into the event that it makes itself.
  const paste = new Event('paste', { bubbles: true, cancelable: true });
  Object.defineProperty(paste, 'clipboardData', { value: data });
  screen.getByRole('textbox').element().dispatchEvent(paste);
  expect(onAttach.mock.calls.map(([files]) => files[0]?.name)).toEqual(['pasted.png']);
  expect(paste.defaultPrevented).toBe(true);
});

/** Pastes into the box; Firefox takes no files into the event that it makes itself. */
function paste(box: Element, data: DataTransfer): Event {
  const event = new Event('paste', { bubbles: true, cancelable: true });
  Object.defineProperty(event, 'clipboardData', { value: data });
  box.dispatchEvent(event);
  return event;
}

test('text from an office program, which brings a picture of itself, is pasted as text', async () => {
  const onAttach = vi.fn<(files: File[]) => void>();
  const screen = await render(<ChatPanel messages={[]} onAttach={onAttach} onSend={() => true} />);
  const data = new DataTransfer();
  data.setData('text/plain', 'Total\t42');
  data.items.add(new File(['x'], 'image.png', { type: 'image/png' }));
  const event = paste(screen.getByRole('textbox').element(), data);
  expect(event.defaultPrevented).toBe(false);
  expect(onAttach).not.toHaveBeenCalled();
});

test('addresses in a message are links that learn nothing of the call, and only safe ones', async () => {
  const text = 'See https://example.org/a_(b)?c=1. Not javascript:alert(1), not data:text/html,x (but http://localhost:3000/r/x)';
  const screen = await render(panel([{ id: '1', name: 'Ada', text, at: 0 }]));
  const links = screen.getByRole('link').elements() as HTMLAnchorElement[];
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['https://example.org/a_(b)?c=1', 'http://localhost:3000/r/x']);
  expect(links.map(({ target, rel }) => [target, rel])).toEqual(links.map(() => ['_blank', 'noopener noreferrer']));
  expect(screen.container.querySelector('.visavis-chat-text')?.textContent).toBe(text);
});

test('a name and a word of 60 letters wrap', async () => {
  const long = 'W'.repeat(60);
  const screen = await render(
    <div style={{ blockSize: 400, inlineSize: 280 }}>
      <ChatPanel messages={[{ id: '1', name: long, text: long, at: 0 }]} />
    </div>,
  );
  const log = screen.getByRole('log').element();
  expect(log.scrollWidth).toBe(log.clientWidth);
});

test('the progress of a file is not part of what the log reads aloud', async () => {
  const file = { id: 'f', direction: 'incoming', name: 'a.zip', type: '', sizeBytes: 2e6, status: 'active' } as const;
  const messages = [{ id: '1', name: 'Ada', text: '', at: 0, transfer: { ...file, transferredBytes: 1e6 } }];
  const screen = await render(<ChatPanel messages={messages} {...ignored} />);
  expect(screen.getByText('1 MB of 2 MB').element().closest('[aria-live]')?.getAttribute('aria-live')).toBe('off');
});

test('works without ResizeObserver', async () => {
  vi.stubGlobal('ResizeObserver', undefined);
  const screen = await render(panel(talk(3)));
  vi.unstubAllGlobals();
  await expect.element(screen.getByText('Line 2')).toBeVisible();
});
