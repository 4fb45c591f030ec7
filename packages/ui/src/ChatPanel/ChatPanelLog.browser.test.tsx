import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import '../styles/index.css';
import type { ChatText } from './chatMessage';
import { ChatPanelLog } from './ChatPanelLog';
import { PAGE } from './useConversation';

const now = Date.now();
const write = (index: number, more: Partial<ChatText> = {}): ChatText => ({ id: `${index}`, name: 'Ada', text: `Line ${index}`, at: now, ...more });
const talk = (count: number): ChatText[] => Array.from({ length: count }, (_, index) => write(index));

const panel = (messages: readonly ChatText[], hidden = false) => (
  <div style={{ display: hidden ? 'none' : 'flex', blockSize: 400, lineHeight: 1.5 }}>
    <ChatPanelLog messages={messages} />
  </div>
);

async function show(messages: readonly ChatText[], hidden = false) {
  const screen = await render(panel(messages, hidden));
  const log = screen.container.querySelector<HTMLElement>('[role=log]')!;
  return {
    ...screen,
    log,
    lines: () => [...log.querySelectorAll<HTMLElement>('.visavis-chat-message')],
    fromEnd: () => log.scrollHeight - log.scrollTop - log.clientHeight,
    set: (next: readonly ChatText[], isHidden = false) => screen.rerender(panel(next, isHidden)),
    /** Scrolls, and waits until the page knows. */
    async scrollTo(top: number) {
      const scrolled = new Promise((resolve) => log.addEventListener('scroll', resolve, { once: true }));
      log.scrollTop = top;
      await scrolled;
    },
    press: (name: string) => (screen.getByRole('button', { name }).element() as HTMLElement).click(),
  };
}

test('renders a hundred of five thousand messages, and more as the user goes up, in place', async () => {
  const { log, lines, fromEnd, scrollTo, press, getByRole } = await show(talk(5000));
  await expect.poll(fromEnd).toBeLessThan(2);
  expect(lines()).toHaveLength(PAGE);
  expect(lines().at(-1)?.textContent).toContain('Line 4999');
  expect(log.querySelectorAll('*').length).toBeLessThan(10 * PAGE);

  const first = lines()[0]!;
  const offsetOf = (line: HTMLElement) => line.getBoundingClientRect().top - log.getBoundingClientRect().top;
  await scrollTo(50);
  await expect.poll(() => lines().length).toBe(2 * PAGE);
  expect(first.isConnected).toBe(true);
  expect(lines()[PAGE]).toBe(first);
  await expect.poll(() => Math.abs(offsetOf(first)) < 200).toBe(true);

  // By keyboard and screen reader, too.
  press('Show earlier messages');
  await expect.poll(() => lines().length).toBe(3 * PAGE);

  press('Jump to the newest');
  await expect.poll(fromEnd).toBeLessThan(2);
  expect(lines()).toHaveLength(PAGE);
  await expect.element(getByRole('log')).toHaveFocus();
});

test('five thousand that come one after the other leave no more in the page', async () => {
  const { set, lines, fromEnd } = await show(talk(4000));
  for (let count = 4001; count <= 4010; count++) await set(talk(count));
  await expect.poll(fromEnd).toBeLessThan(2);
  expect(lines()).toHaveLength(PAGE);
  expect(lines().at(-1)?.textContent).toContain('Line 4009');
});

test('keeps all that the user looks at while messages come', async () => {
  const { set, lines, scrollTo, log } = await show(talk(150));
  await scrollTo(1000);
  const [first] = lines();
  await set(talk(160));
  await expect.poll(() => lines().length).toBe(PAGE + 10);
  expect(lines()[0]).toBe(first);
  expect(log.scrollTop).toBeCloseTo(1000, 0);
});

test('a user who scrolls up stays there, also when a picture has loaded in the same frame', async () => {
  const { log, fromEnd, getByRole } = await show(talk(80));
  await expect.poll(fromEnd).toBeLessThan(2);
  log.scrollTop = 200;
  // The event of the scroll is yet to come.
  log.dispatchEvent(new Event('load'));
  expect(log.scrollTop).toBeLessThan(201);
  log.dispatchEvent(new Event('scroll'));
  log.dispatchEvent(new Event('load'));
  expect(log.scrollTop).toBeLessThan(201);
  await expect.element(getByRole('button', { name: 'Jump to the newest' })).toBeVisible();
  expect(log.scrollTop).toBeLessThan(201);
});

test('marks and counts what is new while scrolled up, and leads to it', async () => {
  const { set, scrollTo, press, fromEnd, getByText, getByRole, log } = await show(talk(40));
  await scrollTo(100);
  await expect.element(getByRole('button', { name: 'Jump to the newest' })).toBeVisible();
  await set([...talk(40), write(40), write(41)]);
  await expect.element(getByRole('button', { name: '2 new messages' })).toBeVisible();
  expect(log.querySelector('.visavis-chat-new')?.nextElementSibling?.textContent).toContain('Line 40');
  press('2 new messages');
  await expect.poll(fromEnd).toBeLessThan(2);
  await expect.element(getByText('New messages', { exact: true })).toBeVisible();
  expect(getByRole('button').elements()).toEqual([]);
  // What comes now is read at once.
  await set(talk(43));
  await expect.poll(() => log.querySelector('.visavis-chat-new')).toBeNull();
});

test('an own message comes into view from wherever the user was', async () => {
  const { set, scrollTo, fromEnd, getByText } = await show(talk(40));
  await scrollTo(0);
  await set([...talk(40), write(40, { own: true })]);
  await expect.poll(fromEnd).toBeLessThan(2);
  await expect.element(getByText('Line 40')).toBeVisible();
});

test('opened again, it begins at the first new message', async () => {
  const { set, log, getByRole, fromEnd } = await show(talk(40));
  let count = 40;
  // It may take a frame until it knows that it is hidden.
  const writeHidden = async () => {
    await set(talk((count += 1)), true);
    return log.querySelector('.visavis-chat-new');
  };
  await expect.poll(writeHidden).not.toBeNull();
  await set(talk(count + 40), true);
  await set(talk(count + 40));
  const mark = () => log.querySelector('.visavis-chat-new')!.getBoundingClientRect().top - log.getBoundingClientRect().top;
  await expect.poll(() => Math.abs(mark()) < 2).toBe(true);
  expect(fromEnd()).toBeGreaterThan(100);
  await expect.element(getByRole('button', { name: '41 new messages' })).toBeVisible();
});

test('a screen reader reads what arrives, not what is there or comes from above', async () => {
  const { set, lines, press, scrollTo } = await show(talk(150));
  const quiet = () => lines().filter((line) => line.getAttribute('aria-live') === 'off').length;
  expect(quiet()).toBe(PAGE);
  await set(talk(152));
  await expect.poll(() => lines().length - quiet()).toBe(2);
  await scrollTo(1000);
  press('Show earlier messages');
  await expect.poll(() => lines().length).toBe(152);
  expect(quiet()).toBe(150);
});

test('names a writer and a day once, and says both to a screen reader every time', async () => {
  const day = 24 * 3600 * 1000;
  const { lines, getByText } = await show([
    write(0, { at: now - day }),
    write(1),
    write(2),
    write(3, { name: '', from: 'guest' }),
    write(4, { fromHistory: true }),
    write(5, { own: true, status: 'sending' }),
  ]);
  await expect.element(getByText('Yesterday')).toBeVisible();
  await expect.element(getByText('Today')).toBeVisible();
  const metas = lines().map((line) => line.firstElementChild!);
  expect(metas.map(({ className }) => className === 'visavis-chat-meta')).toEqual([true, true, false, true, true, true]);
  expect(metas.map(({ textContent }) => textContent?.split(' ')[0])).toEqual(['Ada', 'Ada', 'Ada', 'Guest', 'Ada,', 'You']);
});

test('a message renders only when something about it changes', async () => {
  let renders = 0;
  const counted: ChatText = {
    ...write(0),
    get text() {
      renders += 1;
      return 'Counted';
    },
  };
  const { set, getByText } = await show([counted, write(1)]);
  await expect.element(getByText('Counted')).toBeVisible();
  const before = renders;
  await set([counted, write(1), write(2)]);
  await expect.element(getByText('Line 2')).toBeVisible();
  expect(renders).toBe(before);
});

test('renders messages of your own', async () => {
  const screen = await render(
    <ChatPanelLog messages={talk(2)} renderMessage={({ message, grouped }) => <b>{`${message.text} ${grouped}`}</b>} />,
  );
  await expect.element(screen.getByText('Line 0 false')).toBeVisible();
  await expect.element(screen.getByText('Line 1 true')).toBeVisible();
});

test('what failed is sent again with a button, and the focus stays in the chat', async () => {
  const onRetry = vi.fn<(id: string) => void>();
  const log = (status: 'failed' | 'sending') => (
    <ChatPanelLog messages={[write(0), write(1, { own: true, status })]} onRetry={onRetry} />
  );
  const screen = await render(log('failed'));
  const retry = screen.getByRole('button', { name: 'Send again' }).element() as HTMLElement;
  retry.focus();
  retry.click();
  expect(onRetry).toHaveBeenCalledExactlyOnceWith('1');
  await screen.rerender(log('sending'));
  await expect.element(screen.getByRole('log')).toHaveFocus();
});
