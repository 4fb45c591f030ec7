import { createRef } from 'react';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { userEvent } from 'vitest/browser';
import { CameraButton } from './CameraButton';
import { ChatButton } from './ChatButton';
import { ControlBar } from './ControlBar';
import { DetailsButton } from './DetailsButton';
import { Menu } from '../Menu/Menu';
import { LeaveButton } from './LeaveButton';
import { MicrophoneButton } from './MicrophoneButton';
import { ScreenShareButton } from './ScreenShareButton';

test.each([
  ['on', 'Turn off camera', 'on'],
  ['starting', 'Turn off camera', 'starting'],
  ['off', 'Turn on camera', 'off'],
  ['muted', 'Turn on camera', 'off'],
  ['interrupted', 'Turn off camera', 'on'],
  ['failed', 'Turn on camera', 'failed'],
] as const)('a camera that is %s: "%s"', async (status, name, state) => {
  const screen = await render(<CameraButton status={status} />);
  await expect.element(screen.getByRole('button', { name })).toHaveAttribute('data-state', state);
});

test('a button whose name changes is the same button, and keeps the focus', async () => {
  const screen = await render(<MicrophoneButton status="on" />);
  const button = screen.getByRole('button').element() as HTMLButtonElement;
  button.focus();
  await screen.rerender(<MicrophoneButton status="muted" />);
  await expect.element(screen.getByRole('button', { name: 'Turn on microphone' })).toHaveFocus();
  expect(document.activeElement).toBe(button);
  expect(button.hasAttribute('aria-pressed')).toBe(false);
});

test('the other buttons say what a press does', async () => {
  const screen = await render(
    <>
      <ScreenShareButton status="live" />
      <ChatButton open={false} unread={120} />
      <DetailsButton open />
    </>,
  );
  await expect.element(screen.getByRole('button', { name: 'Stop sharing' })).toBeVisible();
  const chat = screen.getByRole('button', { name: 'Open chat' });
  await expect.element(chat).toHaveAttribute('data-unread', '99+');
  await expect.element(chat).toHaveAccessibleDescription('120 unread messages');
  await expect
    .element(screen.getByRole('button', { name: 'Connection details' }))
    .toHaveAttribute('aria-expanded', 'true');
});

test('is filled when on, and struck through when off', async () => {
  const screen = await render(
    <>
      <MicrophoneButton status="on" />
      <CameraButton status="muted" />
      <ScreenShareButton status="live" />
      <ChatButton open={false} />
    </>,
  );
  const iconOf = (name: string) => screen.getByRole('button', { name }).element().querySelector('svg')!;
  const filled = (name: string) => iconOf(name).querySelectorAll(':scope > [fill=currentColor]').length;
  const lineOf = (name: string) => iconOf(name).lastElementChild?.getAttribute('d');
  const names = ['Turn off microphone', 'Turn on camera', 'Stop sharing', 'Open chat'];
  expect(names.map(filled)).toEqual([1, 0, 1, 0]);
  expect(names.map((name) => lineOf(name)?.includes('M2 2l20 20'))).toEqual([false, true, false, false]);
  // What is drawn on what is filled is cut out of it: each icon by a mask of its own.
  const mask = iconOf('Stop sharing').querySelector('mask')!;
  expect(iconOf('Stop sharing').querySelector('[fill=currentColor]')?.getAttribute('mask')).toBe(`url(#${mask.id})`);
});

test('takes an icon and children of your own', async () => {
  const screen = await render(
    <>
      <MicrophoneButton status="on" icon={<i>own</i>} />
      <ChatButton open={false} unread={2}>
        word
      </ChatButton>
    </>,
  );
  const microphone = screen.getByRole('button', { name: 'Turn off microphone' }).element();
  expect(microphone.innerHTML).toBe('<i>own</i>');
  const chat = screen.getByRole('button', { name: 'Open chat' });
  await expect.element(chat).toHaveTextContent('word');
  await expect.element(chat).toHaveAccessibleDescription('2 unread messages');
});

test.each([
  ['ltr', '{ArrowRight}', '{ArrowLeft}'],
  ['rtl', '{ArrowLeft}', '{ArrowRight}'],
])(
  'arrow keys follow the reading direction (%s), skip what is disabled, and go round',
  async (dir, next, back) => {
    const screen = await render(
      <div dir={dir}>
        <ControlBar>
          <MicrophoneButton status="on" />
          <CameraButton status="on" disabled />
          <LeaveButton />
        </ControlBar>
      </div>,
    );
    const microphone = screen.getByRole('button', { name: 'Turn off microphone' });
    const leave = screen.getByRole('button', { name: 'Leave call' });
    await userEvent.type(microphone, next);
    await expect.element(leave).toHaveFocus();
    await userEvent.type(leave, next);
    await expect.element(microphone).toHaveFocus();
    await userEvent.type(microphone, back);
    await expect.element(leave).toHaveFocus();
    await userEvent.type(leave, '{Home}');
    await expect.element(microphone).toHaveFocus();
  },
);

test('passes clicks, class, ref and the rest on', async () => {
  const left = vi.fn<() => void>();
  const ref = createRef<HTMLButtonElement>();
  await render(<LeaveButton ref={ref} className="mine" onClick={left} aria-keyshortcuts="q" />);
  ref.current?.click();
  expect(left).toHaveBeenCalledOnce();
  expect(ref.current?.className).toContain('mine');
  expect(ref.current?.getAttribute('aria-keyshortcuts')).toBe('q');
});

test('arrow keys pass over the items of a menu that is closed', async () => {
  const screen = await render(
    <ControlBar>
      <button type="button" popoverTarget="more">
        More
      </button>
      <Menu id="more" aria-label="More" items={[{ id: 'help', label: 'Help', onSelect: () => null }]} />
      <LeaveButton />
    </ControlBar>,
  );
  (screen.getByRole('button', { name: 'More' }).element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(screen.getByRole('button', { name: 'Leave call' })).toHaveFocus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(screen.getByRole('button', { name: 'More' })).toHaveFocus();
});
