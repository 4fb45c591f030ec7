import { StrictMode } from 'react';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { front, inside, plugIn, rear } from '../testing/desk';
import { expectColor } from '../testing/expectColor';
import { createGate } from '../testing/gate';
import { createPassOn } from '../testing/passOn';
import { isSameColor, type Rgb } from '../testing/pictureColor';
import { createTint } from '../testing/sampleProcessors';
import type { VirtualDevice } from '../testing/virtualDevice';
import { watchColors } from '../testing/watchColors';
import { useUserMedia, type UseUserMediaOptions } from './useUserMedia';

const red: VirtualDevice = { ...front, color: '#d00000', facingMode: 'user' };
const blue: VirtualDevice = { ...rear, color: '#0000d0', facingMode: 'environment' };
const green: Rgb = [0, 200, 0];
const black: Rgb = [0, 0, 0];
const greenTint = () => createTint('rgb(0 200 0)');

async function mount(options: UseUserMediaOptions = {}) {
  const devices = plugIn({ media: 'synthetic', devices: [red, blue, inside] });
  const hook = await renderHook((props?: UseUserMediaOptions) => useUserMedia({ audio: false, ...options, ...props }), {
    wrapper: StrictMode,
  });
  return { ...hook, devices };
}

async function start(options: UseUserMediaOptions = {}) {
  const hook = await mount(options);
  await hook.result.current.start();
  return hook;
}

afterEach(() => {
  vi.useRealTimers();
});

describe('the camera with a processor', () => {
  test('shows no frame that did not go through it, whatever happens to the camera', async () => {
    const { result, devices, unmount } = await start({ processors: { camera: [greenTint()] } });
    await expect.poll(() => result.current.camera).toMatchObject({ status: 'on', deviceId: 'front', error: null });
    const { stream } = result.current;
    if (!stream) throw new Error('There is no stream.');
    const watched = watchColors(stream);
    onTestFinished(watched.stop);
    const seen = async () => {
      const before = watched.colors.length;
      await expect.poll(() => watched.colors.slice(before).some((color) => isSameColor(color, green))).toBe(true);
    };
    await seen();

    await result.current.camera.select('rear');
    await expect.poll(() => result.current.camera).toMatchObject({ status: 'on', deviceId: 'rear', error: null });
    await seen();
    await expect.poll(() => result.current.camera.canFlip).toBe(true);
    await result.current.camera.flip();
    await expect.poll(() => result.current.camera.deviceId).toBe('front');
    await seen();
    await result.current.camera.toggle(false);
    await expect.poll(() => result.current.camera.status).toBe('off');
    expect(devices.liveTracks()).toBe(0);
    await result.current.camera.toggle(true);
    await expect.poll(() => result.current.camera.status).toBe('on');
    await seen();
    devices.unplug('front');
    await expect.poll(() => result.current.camera).toMatchObject({ status: 'on', deviceId: 'rear' });
    await seen();

    expect(result.current.stream).toBe(stream);
    const others = watched.colors.filter((color) => !isSameColor(color, green) && !isSameColor(color, black));
    expect(others).toEqual([]);
    await unmount();
    expect(devices.liveTracks()).toBe(0);
  });

  test('tells the rate, the delay and the load of each, by name', async () => {
    const { result, unmount } = await start({ processors: { camera: [greenTint(), createPassOn()] } });
    await expect.poll(() => result.current.camera.getProcessorStats()[0]?.frameRate ?? 0).toBeGreaterThan(0);
    expect(result.current.camera.getProcessorStats()).toEqual([
      { name: 'tint', frameRate: expect.any(Number), delayMs: expect.any(Number), load: expect.any(Number) },
      { name: 'pass on', frameRate: null, delayMs: null, load: null },
    ]);
    await result.current.camera.toggle(false);
    expect(result.current.camera.getProcessorStats()).toEqual([]);
    await unmount();
  });

  test('gets and loses processors while it is on, in one capture and one stream', async () => {
    const { result, devices, unmount } = await start();
    await expect.poll(() => result.current.camera.status).toBe('on');
    const { stream, camera } = result.current;
    const raw = camera.track;
    await camera.setProcessors([greenTint()]);
    await expect.poll(() => result.current.camera.track).not.toBe(raw);
    await expectColor(() => stream, green);
    await camera.setProcessors([]);
    await expect.poll(() => result.current.camera.track).toBe(raw);
    await expectColor(() => stream, [208, 0, 0]);
    expect(stream?.getVideoTracks()).toEqual([raw]);
    expect(devices.calls).toHaveLength(1);
    expect(devices.liveTracks()).toBe(1);
    await unmount();
  });

  test('the option counts at once, and an inline list of the same processors restarts nothing', async () => {
    const processor = createPassOn();
    const { result, rerender, unmount } = await start();
    await expect.poll(() => result.current.camera.status).toBe('on');
    await rerender({ processors: { camera: [processor] } });
    await expect.poll(() => processor.running).toBe(1);
    await rerender({ processors: { camera: [processor] } });
    await rerender({ processors: { camera: [processor], microphone: [] } });
    await expect.poll(() => result.current.camera.getProcessorStats()).toHaveLength(1);
    expect(processor.started).toBe(1);
    await rerender({});
    await expect.poll(() => processor.running).toBe(0);
    await unmount();
  });

  test('takes up processors that are set while it starts, and while another camera is captured', async () => {
    const gate = createGate();
    const slow = createPassOn({ name: 'slow', before: () => gate.opened });
    const [second, third] = [createPassOn({ name: 'second' }), createPassOn({ name: 'third' })];
    const { result, devices, unmount } = await mount({ processors: { camera: [slow] } });
    const started = result.current.start();
    await expect.poll(() => slow.started).toBe(1);
    await result.current.camera.setProcessors([second]);
    gate.open();
    await started;
    const names = () => result.current.camera.getProcessorStats().map(({ name }) => name);
    await expect.poll(names).toEqual(['second']);
    expect(slow.running).toBe(0);

    const selected = result.current.camera.select('rear');
    await Promise.all([selected, result.current.camera.setProcessors([third])]);
    await expect.poll(names).toEqual(['third']);
    expect(result.current.camera.deviceId).toBe('rear');
    expect(second.running).toBe(0);
    await unmount();
    expect(third.running).toBe(0);
    expect(devices.liveTracks()).toBe(0);
  });

  test('a stop while a processor starts leaves nothing behind', async () => {
    const gate = createGate();
    const slow = createPassOn({ before: () => gate.opened });
    const { result, devices, unmount } = await mount({ processors: { camera: [slow] } });
    const started = result.current.start();
    await expect.poll(() => slow.started).toBe(1);
    result.current.stop();
    gate.open();
    await started;
    await expect.poll(() => devices.liveTracks()).toBe(0);
    expect(slow.running).toBe(0);
    expect(result.current.camera.status).toBe('off');
    await unmount();
  });
});

describe('a processor that fails', () => {
  const broken = (required: boolean) =>
    createPassOn({
      name: 'broken',
      required,
      before() {
        throw new Error('out of order');
      },
    });

  test('at its start is left out, and the raw track goes on with the error', async () => {
    const { result, unmount } = await start({ processors: { camera: [broken(false), greenTint()] } });
    await expect.poll(() => result.current.camera.status).toBe('on');
    expect(result.current.camera.error).toMatchObject({ code: 'processor-failed', recovery: 'ask-again' });
    expect(result.current.camera.error?.message).toContain('broken');
    expect(result.current.camera.getProcessorStats().map(({ name }) => name)).toEqual(['tint']);
    await unmount();
  });

  test('later on is taken out, and the error stays', async () => {
    const processor = createPassOn();
    const { result, devices, unmount } = await start({ processors: { camera: [processor] } });
    await expect.poll(() => result.current.camera.status).toBe('on');
    processor.fail(new Error('the model crashed'));
    await expect.poll(() => result.current.camera.error?.code).toBe('processor-failed');
    expect(result.current.camera).toMatchObject({ status: 'on', deviceId: 'front' });
    await expectColor(() => result.current.stream, [208, 0, 0]);
    expect(devices.calls).toHaveLength(1);

    // The same list once more is another try.
    await result.current.camera.setProcessors([processor]);
    await expect.poll(() => result.current.camera.error).toBe(null);
    expect(processor.running).toBe(1);
    await unmount();
  });

  test('turns the camera off if it is required, at its start and later on', async () => {
    const { result, devices, unmount } = await start({ processors: { camera: [broken(true)] } });
    await expect.poll(() => result.current.camera.status).toBe('failed');
    expect(result.current.camera.error?.code).toBe('processor-failed');
    expect(devices.liveTracks()).toBe(0);

    const processor = createPassOn({ required: true });
    await result.current.camera.setProcessors([processor]);
    await result.current.camera.toggle(true);
    await expect.poll(() => result.current.camera.status).toBe('on');
    processor.fail(new Error('the model crashed'));
    await expect.poll(() => result.current.camera).toMatchObject({ status: 'failed', track: null });
    expect(result.current.stream?.getVideoTracks()).toEqual([]);
    expect(devices.liveTracks()).toBe(0);

    await result.current.camera.toggle(true);
    await expect.poll(() => result.current.camera).toMatchObject({ status: 'on', error: null });
    await unmount();
  });

  test('turns a camera off that showed itself before, if it is required', async () => {
    const { result, devices, unmount } = await start();
    await expect.poll(() => result.current.camera.status).toBe('on');
    await result.current.camera.setProcessors([broken(true)]);
    await expect.poll(() => result.current.camera.status).toBe('failed');
    expect(devices.liveTracks()).toBe(0);
    await unmount();
  });

  test('is taken out when it has been too slow for ten seconds', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const processor = createPassOn({ load: 1 });
    const { result, unmount } = await start({ processors: { camera: [processor] } });
    await vi.waitFor(() => expect(processor.running).toBe(1));
    vi.advanceTimersByTime(9000);
    expect(processor.running).toBe(1);
    vi.advanceTimersByTime(1000);
    expect(processor.running).toBe(0);
    vi.useRealTimers();
    await expect.poll(() => result.current.camera.error?.code).toBe('processor-too-slow');
    expect(result.current.camera.status).toBe('on');
    await unmount();
  });

  test('of the wrong kind is an error, not a crash', async () => {
    const { result, unmount } = await start({ processors: { camera: [createPassOn({ kind: 'audio' })] } });
    await expect.poll(() => result.current.camera.error?.code).toBe('processor-failed');
    expect(result.current.camera.status).toBe('on');
    await unmount();
  });
});
