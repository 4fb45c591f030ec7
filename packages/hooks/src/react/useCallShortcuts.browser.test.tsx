import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { renderHook } from 'vitest-browser-react';
import { StrictMode } from 'react';
import { useCallShortcuts, type ShareableScreen, type UseCallShortcutsOptions } from './useCallShortcuts';

/** Presses keys, wherever the focus is; userEvent's own way fails at times in Firefox. */
function press(letters: string, modifiers: KeyboardEventInit = {}) {
  for (const key of letters) {
    const init = { key, code: `Key${key.toUpperCase()}`, bubbles: true, cancelable: true, ...modifiers };
    (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', init));
  }
}

async function renderCall(options: UseCallShortcutsOptions = {}, idle = false) {
  const room = { leave: vi.fn() };
  const media = { microphone: { toggle: vi.fn() }, camera: { toggle: vi.fn() } };
  const hook = await renderHook(
    (given?: UseCallShortcutsOptions) => useCallShortcuts(idle ? null : room, idle ? null : media, given ?? options),
    { wrapper: StrictMode, initialProps: options },
  );
  return { ...hook, room, media };
}

const screen = (status: ShareableScreen['status']) => ({ status, start: vi.fn(), stop: vi.fn() });

it('does what the keys stand for, once each, with what was rendered last', async () => {
  const before = screen('idle');
  const onDetails = vi.fn();
  const onFullscreen = vi.fn();
  const { room, media, result, rerender } = await renderCall({ screen: before, onDetails, onFullscreen });
  expect(result.current).toEqual({
    microphone: 'm',
    camera: 'c',
    screen: 's',
    fullscreen: 'f',
    details: 'i',
    leave: 'q',
  });
  press('mcsifq');
  for (const action of [media.microphone.toggle, media.camera.toggle, before.start, onDetails, onFullscreen]) {
    expect(action).toHaveBeenCalledOnce();
  }
  expect(room.leave).not.toHaveBeenCalled();
  press('q');
  expect(room.leave).toHaveBeenCalledOnce();

  const live = screen('live');
  await rerender({ screen: live, onLeave: onDetails });
  press('sq');
  expect(live.stop).toHaveBeenCalledOnce();
  expect(onDetails).toHaveBeenCalledTimes(2);
  expect(room.leave).toHaveBeenCalledOnce();
});

it('leaves a key that writes something alone', async () => {
  const { media } = await renderCall();
  const field = document.createElement('input');
  document.body.append(field);
  field.focus();
  await userEvent.type(field, 'm');
  expect(field.value).toBe('m');
  field.remove();
  press('m', { ctrlKey: true });
  expect(media.microphone.toggle).not.toHaveBeenCalled();
});

it('leaves a key that writes something in a web component alone', async () => {
  const { media } = await renderCall();
  const host = document.createElement('div');
  const field = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('input'));
  document.body.append(host);
  const init = { key: 'm', code: 'KeyM', bubbles: true, cancelable: true, composed: true };
  field.dispatchEvent(new KeyboardEvent('keydown', init));
  host.remove();
  expect(media.microphone.toggle).not.toHaveBeenCalled();
  press('m');
  expect(media.microphone.toggle).toHaveBeenCalledOnce();
});

it('names no key for what does nothing, and takes other keys', async () => {
  const { result } = await renderCall({ keys: { camera: 'v', fullscreen: null } }, true);
  expect(Object.values(result.current)).toEqual([null, null, null, null, null, null]);
  const { result: other, media } = await renderCall({ keys: { camera: 'v', microphone: null } });
  expect(other.current).toMatchObject({ camera: 'v', microphone: null, screen: null, details: null });
  press('vcm');
  expect(media.camera.toggle).toHaveBeenCalledOnce();
  expect(media.microphone.toggle).not.toHaveBeenCalled();
});

it('hears nothing while it is off, and after it is gone', async () => {
  const { media, rerender, unmount } = await renderCall({ enabled: false });
  press('m');
  expect(media.microphone.toggle).not.toHaveBeenCalled();
  await rerender({ enabled: true });
  press('m');
  await unmount();
  press('m');
  expect(media.microphone.toggle).toHaveBeenCalledOnce();
});

it('leaves at the second press within two seconds only', async () => {
  const { room } = await renderCall();
  const pressAt = (timeStamp: number) => {
    const event = new KeyboardEvent('keydown', { key: 'q', code: 'KeyQ', bubbles: true, cancelable: true });
    Object.defineProperty(event, 'timeStamp', { value: timeStamp });
    document.body.dispatchEvent(event);
  };
  pressAt(1_000);
  pressAt(3_001);
  expect(room.leave).not.toHaveBeenCalled();
  pressAt(5_001);
  expect(room.leave).toHaveBeenCalledOnce();
  pressAt(5_002);
  expect(room.leave).toHaveBeenCalledOnce();
});

it('names no key while it is off', async () => {
  const { result } = await renderCall({ enabled: false });
  expect(Object.values(result.current).filter((letter) => letter !== null)).toEqual([]);
});
