import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import '../styles/index.css';
import { ChatPanel } from './ChatPanel';
import { ChatPanelComposer } from './ChatPanelComposer';
import { ChatPanelLog } from './ChatPanelLog';
import { ChatPanelRoot } from './ChatPanelRoot';

const ignore = () => undefined;

/** A drag of these over an element; browsers take no files into the events that they make themselves. */
function drag(element: Element, type: 'dragover' | 'dragleave' | 'drop', data: DataTransfer): Event {
  const event = new DragEvent(type, { bubbles: true, cancelable: true });
  Object.defineProperty(event, 'dataTransfer', { value: data });
  element.dispatchEvent(event);
  return event;
}

function holding(...files: File[]): DataTransfer {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  return data;
}

test('takes files that are dropped anywhere on it', async () => {
  const onAttach = vi.fn<(files: File[]) => void>();
  const screen = await render(<ChatPanel messages={[]} onSend={ignore} onAttach={onAttach} />);
  const log = screen.getByRole('log').element();
  const data = holding(new File(['x'], 'plan.pdf'));
  expect(drag(log, 'dragover', data).defaultPrevented).toBe(true);
  await expect.element(screen.getByText('Drop files here to send them')).toBeVisible();
  drag(log, 'drop', data);
  expect(onAttach.mock.calls.map(([files]) => files.map(({ name }) => name))).toEqual([['plan.pdf']]);
  await expect.element(screen.getByText('Drop files here to send them')).not.toBeInTheDocument();
});

test('a drop while nothing can be sent does nothing, rather than leave the page', async () => {
  const onAttach = vi.fn<(files: File[]) => void>();
  const screen = await render(<ChatPanel messages={[]} onAttach={onAttach} disabled />);
  const data = holding(new File(['x'], 'plan.pdf'));
  const log = screen.getByRole('log').element();
  expect([drag(log, 'dragover', data), drag(log, 'drop', data)].map((event) => event.defaultPrevented)).toEqual([true, true]);
  expect(onAttach).not.toHaveBeenCalled();
});

test('text that is dragged, and files without `onAttach`, are left to the page', async () => {
  const screen = await render(<ChatPanel messages={[]} />);
  const log = screen.getByRole('log').element();
  expect(drag(log, 'dragover', holding(new File(['x'], 'x'))).defaultPrevented).toBe(false);
  await screen.rerender(<ChatPanel messages={[]} onAttach={ignore} />);
  const text = new DataTransfer();
  text.setData('text/plain', 'words');
  expect(drag(log, 'dragover', text).defaultPrevented).toBe(false);
});

test('a folder is refused in words', async () => {
  const screen = await render(<ChatPanel messages={[]} onAttach={ignore} />);
  const item = { kind: 'file', webkitGetAsEntry: () => ({ isDirectory: true, name: 'holidays' }), getAsFile: () => null };
  const data = { types: ['Files'], items: [item] } as unknown as DataTransfer;
  drag(screen.getByRole('log').element(), 'drop', data);
  await expect.element(screen.getByRole('alert')).toHaveTextContent('Folders can’t be sent: holidays.');
});

test('closes with its button, and by its handle where it is a sheet', async () => {
  const onClose = vi.fn<() => void>();
  const screen = await render(
    <div style={{ blockSize: 400, ['--visavis-sheet-handle' as string]: 'grid' }}>
      <ChatPanel messages={[]} onClose={onClose} />
    </div>,
  );
  (screen.getByRole('button', { name: 'Close' }).element() as HTMLElement).click();
  expect(onClose).toHaveBeenCalledOnce();

  const handle = screen.container.querySelector<HTMLElement>('.visavis-sheet-handle')!;
  const sheet = handle.parentElement!;
  expect(handle.offsetHeight).toBeGreaterThan(0);
  // Only a real pointer can be captured.
  handle.setPointerCapture = ignore;
  const point = (type: string, clientY: number) => handle.dispatchEvent(new PointerEvent(type, { bubbles: true, clientY }));
  point('pointerdown', 10);
  point('pointermove', 60);
  expect(sheet.style.translate).toBe('0px 50px');
  point('pointerup', 60);
  expect(sheet.style.translate).toBe('');
  expect(onClose).toHaveBeenCalledOnce();
  point('pointerdown', 10);
  point('pointermove', 200);
  point('pointerup', 200);
  expect(onClose).toHaveBeenCalledTimes(2);
  point('pointerdown', 10);
  point('pointermove', 200);
  point('pointercancel', 200);
  expect(sheet.style.translate).toBe('');
  expect(onClose).toHaveBeenCalledTimes(2);
});

test('its labels reach every part in it, one by one', async () => {
  const screen = await render(
    <ChatPanelRoot labels={{ title: 'Questions', send: 'Ask', you: 'Me' }}>
      <ChatPanelComposer onSend={ignore} />
      <p>Be kind.</p>
      <ChatPanelLog messages={[{ id: '1', name: 'Ada', text: 'Why?', at: Date.now(), own: true }]} />
    </ChatPanelRoot>,
  );
  await expect.element(screen.getByRole('region', { name: 'Questions' })).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Ask' })).toBeVisible();
  await expect.element(screen.getByText('Me', { exact: true })).toBeVisible();
  await expect.element(screen.getByRole('log', { name: 'Messages' })).toBeVisible();
  const parts = [...screen.container.querySelector('section')!.children].map(({ tagName }) => tagName);
  expect(parts).toEqual(['HEADER', 'FORM', 'P', 'DIV']);
});

test('without `onSend` there is no box, which would lose what is typed', async () => {
  const screen = await render(<ChatPanel messages={[]} typing={['Ada', '']} />);
  expect(screen.getByRole('textbox').elements()).toEqual([]);
  await expect.element(screen.getByText('Ada and Guest are typing…')).toBeVisible();
});

test('a file says what it is: offered, failed and sent again, or no longer here', async () => {
  const onRetry = vi.fn<(id: string) => void>();
  const onAccept = vi.fn<(id: string) => void>();
  const file = { name: 'a.txt', type: '', sizeBytes: 8, transferredBytes: 0 };
  const screen = await render(
    <ChatPanel
      onRetry={onRetry}
      onAccept={onAccept}
      onDecline={ignore}
      onCancel={ignore}
      messages={[
        { id: '1', name: 'Ada', text: 'a.txt', at: 0, transfer: { ...file, id: 't1', direction: 'incoming', status: 'offered' } },
        { id: '2', name: 'Ben', own: true, text: 'a.txt', at: 0, transfer: { ...file, id: 't2', direction: 'outgoing', status: 'failed' } },
        { id: '3', name: 'Ben', own: true, text: 'b.txt', at: 0, attachment: 't3', transfer: null },
      ]}
    />,
  );
  await expect.element(screen.getByText('8 bytes', { exact: true })).toBeVisible();
  (screen.getByRole('button', { name: 'Accept a.txt' }).element() as HTMLElement).click();
  (screen.getByRole('button', { name: 'Send a.txt again' }).element() as HTMLElement).click();
  expect([onAccept.mock.calls, onRetry.mock.calls]).toEqual([[['t1']], [['2']]]);
  await expect.element(screen.getByText('This file is no longer here.')).toBeVisible();
});
