import { afterEach, describe, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { press, typeKeys } from '../testKeys';
import { InviteLink } from './InviteLink';

const link = 'https://example.com/r/tea#key';
afterEach(() => vi.restoreAllMocks());

const stateOf = (container: HTMLElement) => (container.firstElementChild as HTMLElement).dataset['state'];
const click = (button: { element(): Element }) => (button.element() as HTMLElement).click();

test('copies the link, says so, and is ready again', async () => {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  const onShare = vi.fn<(how: string) => void>();
  const screen = await render(<InviteLink link={link} primary onShare={onShare} />);
  const button = screen.getByRole('button', { name: 'Copy link' });
  expect(button.element()).toHaveAttribute('data-variant', 'primary');
  click(button);
  await expect.element(screen.getByRole('button', { name: 'Link copied' })).toBeVisible();
  await expect.element(screen.getByRole('status')).toHaveTextContent('Link copied');
  expect(write.mock.calls).toEqual([[link]]);
  expect(onShare.mock.calls).toEqual([['copied']]);
  await expect.element(button).toBeVisible();
  expect(stateOf(screen.container)).toBe('idle');
});

test('where the browser lets no page copy, the link is selected to be copied by hand', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
  const onShare = vi.fn<(how: string) => void>();
  const screen = await render(
    <>
      <InviteLink link={link} onShare={onShare} />
      <button type="button">After</button>
    </>,
  );
  click(screen.getByRole('button', { name: 'Copy link' }));
  const field = screen.getByRole('textbox', { name: 'Copy the link from here:' });
  await expect.element(field).toHaveFocus();
  const { selectionStart, selectionEnd } = field.element() as HTMLInputElement;
  expect([selectionStart, selectionEnd]).toEqual([0, link.length]);
  expect(stateOf(screen.container)).toBe('by-hand');
  (screen.getByRole('button', { name: 'After' }).element() as HTMLElement).focus();
  await expect.element(field).not.toBeInTheDocument();
  expect(onShare).not.toHaveBeenCalled();
});

test('shows the link as a QR code; Escape closes it and gives the focus back', async () => {
  const screen = await render(
    <InviteLink link={link}>
      <a href="mailto:ada@example.com">By e-mail</a>
    </InviteLink>,
  );
  const opener = screen.getByRole('button', { name: 'Show QR code' });
  await press(opener);
  await expect.element(opener).toHaveAttribute('aria-expanded', 'true');
  const code = screen.getByRole('img', { name: 'QR code of the link' });
  await expect.element(code).toHaveAttribute('data-status', 'ready');
  const field = screen.getByRole('textbox', { name: 'Link' });
  await expect.element(field).toHaveValue(link);
  await expect.element(screen.getByRole('link', { name: 'By e-mail' })).toBeVisible();
  expect(stateOf(screen.container)).toBe('qr-code');

  (field.element() as HTMLElement).focus();
  await typeKeys('{Escape}');
  await expect.element(code).not.toBeInTheDocument();
  await expect.element(opener).toHaveFocus();
  await expect.element(opener).toHaveAttribute('aria-expanded', 'false');
});

test('a press elsewhere closes the panel, one in it does not', async () => {
  const screen = await render(<InviteLink link={link} />);
  click(screen.getByRole('button', { name: 'Show QR code' }));
  const field = screen.getByRole('textbox', { name: 'Link' });
  await expect.element(field).toBeVisible();
  field.element().dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  await expect.element(field).toBeVisible();
  document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  await expect.element(field).not.toBeInTheDocument();
});

test('without a QR code there is one button', async () => {
  const screen = await render(<InviteLink link={link} qrCode={false} icon={<b>→</b>} />);
  await expect.element(screen.getByRole('button')).toHaveTextContent('→Copy link');
});

describe('on a phone', () => {
  /** As on a phone: the system's sheet, which no test can see, and a finger. */
  function usePhone(share: () => Promise<void>) {
    const own = Object.getOwnPropertyDescriptor(navigator, 'share');
    Object.defineProperty(navigator, 'share', { configurable: true, value: share });
    const { matchMedia } = globalThis;
    vi.spyOn(globalThis, 'matchMedia').mockImplementation((query) =>
      query === '(pointer: coarse)' ? ({ matches: true } as MediaQueryList) : matchMedia(query),
    );
    return () => {
      Reflect.deleteProperty(navigator, 'share');
      if (own) Object.defineProperty(navigator, 'share', own);
    };
  }

  test.each([
    ['opens the share sheet', () => Promise.resolve(), ['shared'], 'idle'],
    ['does nothing else when the sheet is closed', () => Promise.reject(new DOMException('', 'AbortError')), [], 'idle'],
    ['copies where sharing fails', () => Promise.reject(new DOMException('', 'DataError')), ['copied'], 'copied'],
  ] as const)('%s', async (_, share, told, state) => {
    vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const sheet = vi.fn<() => Promise<void>>(share);
    const restore = usePhone(sheet);
    try {
      const onShare = vi.fn<(how: string) => void>();
      const screen = await render(<InviteLink link={link} onShare={onShare} />);
      click(screen.getByRole('button', { name: 'Share link' }));
      await expect.poll(() => sheet.mock.calls).toEqual([[{ url: link }]]);
      await expect.poll(() => onShare.mock.calls.map(([how]) => how)).toEqual(told);
      await expect.poll(() => stateOf(screen.container)).toBe(state);
    } finally {
      restore();
    }
  });
});
