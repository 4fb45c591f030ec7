import { StrictMode, useLayoutEffect } from 'react';
import { afterEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { createVirtualDevices, type VirtualDevices } from '../testing/virtualDevices';
import { usePushToTalk, type UsePushToTalkOptions } from './usePushToTalk';
import { useUserMedia, type UseUserMediaResult } from './useUserMedia';

let devices: VirtualDevices | null = null;
afterEach(() => devices?.restore());

/** The microphone of the test, as it was rendered last. */
let media: UseUserMediaResult;
const onRender = (rendered: UseUserMediaResult) => void (media = rendered);

function Talk(options: UsePushToTalkOptions) {
  const microphone = useUserMedia({ video: false });
  useLayoutEffect(() => onRender(microphone));
  const { talking, buttonProps } = usePushToTalk(microphone, options);
  return (
    <>
      <button type="button" {...buttonProps}>
        Talk
      </button>
      <output>{talking ? 'talking' : 'quiet'}</output>
      <input />
    </>
  );
}

async function setUp(options: UsePushToTalkOptions = {}) {
  devices = createVirtualDevices();
  const screen = await render(<Talk {...options} />, { wrapper: StrictMode });
  await media.start();
  const sends = () => [media.microphone.status, media.microphone.track?.enabled];
  return {
    ...screen,
    button: screen.getByRole('button').element() as HTMLButtonElement,
    isTalking: () => expect.poll(sends).toEqual(['on', true]),
    isQuiet: () => expect.poll(sends).toEqual(['muted', false]),
    says: () => screen.getByRole('status').element().textContent,
  };
}

const key = (type: 'keydown' | 'keyup', code = 'Space', target: EventTarget = document.body, more: KeyboardEventInit = {}) =>
  target.dispatchEvent(new KeyboardEvent(type, { code, key: code === 'Space' ? ' ' : code, bubbles: true, cancelable: true, ...more }));

test('the microphone is on only while the key is held down', async () => {
  const { isQuiet, isTalking, says } = await setUp();
  await isQuiet();
  // Handled, so that the page doesn't scroll.
  expect(key('keydown')).toBe(false);
  await isTalking();
  expect(key('keydown', 'Space', document.body, { repeat: true })).toBe(false);
  expect(says()).toBe('talking');
  key('keyup');
  await isQuiet();
  await expect.poll(says).toBe('quiet');
});

test('another window, a hidden tab and an unmount let go', async () => {
  const { isQuiet, isTalking, unmount } = await setUp({ code: 'KeyT' });
  await isQuiet();
  key('keydown', 'KeyT');
  await isTalking();
  window.dispatchEvent(new Event('blur'));
  await isQuiet();
  key('keydown', 'KeyT');
  await isTalking();
  Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
  Reflect.deleteProperty(document, 'visibilityState');
  await isQuiet();
  key('keydown', 'KeyT');
  await isTalking();
  const { track } = media.microphone;
  await unmount();
  expect(track?.readyState).toBe('ended');
  expect(devices?.liveTracks()).toBe(0);
});

test('a space in a text box is a space', async () => {
  const { isQuiet, container } = await setUp();
  await isQuiet();
  const field = container.querySelector('input') as HTMLInputElement;
  field.focus();
  expect(key('keydown', 'Space', field)).toBe(true);
  expect(media.microphone.status).toBe('muted');
});

test('a button talks while a pointer or a key holds it, wherever the pointer goes up', async () => {
  const { button, isQuiet, isTalking } = await setUp({ code: null });
  await isQuiet();
  const captured: number[] = [];
  // A pointer of a script can't be captured; that the browser ends the capture is what is told.
  button.setPointerCapture = (id) => captured.push(id);
  button.dispatchEvent(new PointerEvent('pointerdown', { pointerId: 7, button: 0, bubbles: true }));
  await isTalking();
  expect(captured).toEqual([7]);
  expect(button.getAttribute('aria-pressed')).toBe('true');
  button.dispatchEvent(new PointerEvent('lostpointercapture', { pointerId: 7, bubbles: true }));
  await isQuiet();
  button.dispatchEvent(new PointerEvent('pointerdown', { pointerId: 7, button: 2, bubbles: true }));
  await isQuiet();

  expect(key('keydown', 'Enter', button)).toBe(false);
  await isTalking();
  expect(key('keyup', 'Enter', button)).toBe(false);
  await isQuiet();
});

test('a click by assistive technology begins and ends it, and so does losing the focus', async () => {
  const { button, isQuiet, isTalking } = await setUp();
  await isQuiet();
  button.focus();
  button.click();
  await isTalking();
  button.click();
  await isQuiet();
  button.click();
  await isTalking();
  button.blur();
  await isQuiet();
});

test('ends with enabled, which leaves the microphone muted', async () => {
  const { isQuiet, isTalking, rerender } = await setUp();
  await isQuiet();
  key('keydown');
  await isTalking();
  await rerender(<Talk enabled={false} />);
  await isQuiet();
  key('keydown');
  await media.microphone.toggle(true);
  await isTalking();
  await rerender(<Talk />);
  await isQuiet();
});
