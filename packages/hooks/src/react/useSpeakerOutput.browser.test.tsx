import { StrictMode, useEffect } from 'react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { render, renderHook } from 'vitest-browser-react';
import { replaceProperty } from '../testing/replaceProperty';
import type { VirtualDevice } from '../testing/virtualDevice';
import { createVirtualDevices, type VirtualDevices } from '../testing/virtualDevices';
import { useSpeakerOutput, type UseSpeakerOutputOptions, type UseSpeakerOutputResult } from './useSpeakerOutput';

const desk: VirtualDevice = { kind: 'audiooutput', deviceId: 'desk', label: 'Desk speaker' };
const headset: VirtualDevice = { kind: 'audiooutput', deviceId: 'headset', label: 'Headset' };
const microphone: VirtualDevice = { kind: 'audioinput', deviceId: 'microphone', label: 'Microphone' };

let devices: VirtualDevices | null = null;
let elements: HTMLMediaElement[] = [];
beforeEach(() => {
  devices = createVirtualDevices({ devices: [desk, headset, microphone] });
});
afterEach(async () => {
  // The choice is the page's, so the next test starts from none.
  const { result, unmount } = await renderSpeaker();
  await result.current.select('');
  await unmount();
  for (const element of elements) element.remove();
  elements = [];
  localStorage.clear();
  devices?.restore();
});

const renderSpeaker = (options?: UseSpeakerOutputOptions) =>
  renderHook(() => useSpeakerOutput(options), { wrapper: StrictMode });

function place(parent: Node = document.body, tag: 'audio' | 'video' = 'audio'): HTMLMediaElement {
  const element = document.createElement(tag);
  parent.appendChild(element);
  elements.push(element);
  return element;
}

function Player({ report }: { report: (speaker: UseSpeakerOutputResult) => void }) {
  const speaker = useSpeakerOutput({ page: false });
  const { ref } = speaker;
  useEffect(() => report(speaker), [report, speaker]);
  return <audio muted ref={ref} title="attached" />;
}

describe('useSpeakerOutput', () => {
  test('leads every sound of the page to the chosen speaker, also what comes later', async () => {
    const early = place();
    const { result, unmount } = await renderSpeaker();
    await expect.poll(() => result.current.status).toBe('default');
    await result.current.select('headset');
    await expect
      .poll(() => result.current)
      .toMatchObject({ status: 'selected', deviceId: 'headset', label: 'Headset', error: null });
    expect(early.sinkId).toBe('headset');

    const late = place(document.body, 'video');
    const nest = document.createElement('section');
    const nested = place(nest);
    document.body.append(nest);
    await expect.poll(() => [late.sinkId, nested.sinkId]).toEqual(['headset', 'headset']);
    await result.current.select('');
    expect([early, late, nested].map(({ sinkId }) => sinkId)).toEqual(['', '', '']);
    await expect.poll(() => result.current).toMatchObject({ status: 'default', deviceId: '', label: '' });
    nest.remove();
    await unmount();
  });

  test('is one choice for all components', async () => {
    const picker = await renderSpeaker();
    const call = await renderSpeaker();
    await picker.result.current.select('headset');
    await expect.poll(() => call.result.current.deviceId).toBe('headset');
    await picker.unmount();
    expect(call.result.current.deviceId).toBe('headset');
    const late = place();
    await expect.poll(() => late.sinkId).toBe('headset');
    await call.unmount();
  });

  test('a speaker chosen in the lobby plays the call after the lobby is gone', async () => {
    const lobby = await renderSpeaker();
    await lobby.result.current.select('headset');
    await lobby.unmount();
    const late = place();
    await expect.poll(() => late.sinkId).toBe('headset');
    devices?.unplug('headset');
    await expect.poll(() => late.sinkId).toBe('');
    devices?.plug(headset);
    await expect.poll(() => late.sinkId).toBe('headset');
    const call = await renderSpeaker();
    await expect.poll(() => call.result.current).toMatchObject({ status: 'selected', deviceId: 'headset' });
    await call.unmount();
  });

  test('what is outside the page is attached, as by a ref', async () => {
    const cell: { speaker: UseSpeakerOutputResult | null } = { speaker: null };
    const report = (speaker: UseSpeakerOutputResult) => {
      cell.speaker = speaker;
    };
    const context = new AudioContext();
    const page = await render(<Player report={report} />, { wrapper: StrictMode });
    const attached = page.getByTitle('attached').element() as HTMLAudioElement;
    const detach = cell.speaker?.attach(context);
    const other = place();
    await cell.speaker?.select('headset');
    const contextSink = () => (context as AudioContext & { sinkId?: string }).sinkId;
    expect([attached.sinkId, contextSink(), other.sinkId]).toEqual(['headset', 'headset', '']);
    detach?.();
    await cell.speaker?.select('desk');
    expect([attached.sinkId, contextSink()]).toEqual(['desk', 'headset']);
    await page.unmount();
    await context.close();
  });

  test('a ref gives React nothing to call, and lets go of an element that was removed', async () => {
    const { result, unmount } = await renderSpeaker({ page: false });
    const [first, second] = [place(), place()];
    // As React 18 calls it: it warns of a ref that returns a function, and never calls what it returned.
    const returned: unknown[] = [first, second].map((element) => result.current.ref(element) as unknown);
    expect(returned).toEqual([undefined, undefined]);
    await result.current.select('headset');
    expect([first.sinkId, second.sinkId]).toEqual(['headset', 'headset']);
    result.current.ref(null);
    first.remove();
    await Promise.resolve();
    await result.current.select('desk');
    expect([first.sinkId, second.sinkId]).toEqual(['headset', 'desk']);
    second.remove();
    result.current.ref(null);
    await unmount();
  });

  test('a speaker that is unplugged makes way for the system’s own until it is back, under whatever id', async () => {
    const element = place();
    const { result, unmount } = await renderSpeaker();
    await result.current.select('headset');
    await expect.poll(() => result.current.status).toBe('selected');
    devices?.unplug('headset');
    await expect
      .poll(() => result.current)
      .toMatchObject({ status: 'fallback', deviceId: '', label: 'Headset', error: { code: 'device-lost' } });
    expect(element.sinkId).toBe('');

    devices?.plug({ ...headset, deviceId: 'headset, new id' });
    await expect
      .poll(() => result.current)
      .toMatchObject({ status: 'selected', deviceId: 'headset, new id', error: null });
    await expect.poll(() => element.sinkId).toBe('headset, new id');
    await unmount();
  });

  test('one that is not there is an error, and changes nothing', async () => {
    const element = place();
    const { result, unmount } = await renderSpeaker();
    await result.current.select('desk');
    await result.current.select('gone');
    await expect.poll(() => result.current.error?.code).toBe('device-not-found');
    expect(result.current).toMatchObject({ status: 'selected', deviceId: 'desk' });
    expect(element.sinkId).toBe('desk');
    await unmount();
  });

  test('of several choices in a row the last one counts', async () => {
    const element = place();
    const { result, unmount } = await renderSpeaker();
    const { select } = result.current;
    await Promise.all([select('desk'), select('headset'), select('desk'), select('headset')]);
    await expect.poll(() => result.current.deviceId).toBe('headset');
    expect(element.sinkId).toBe('headset');
    await unmount();
  });

  test('is remembered beside the camera and the microphone', async () => {
    const stored = { microphone: { deviceId: 'm', label: 'M' } };
    localStorage.setItem('devices', JSON.stringify(stored));
    const first = await renderSpeaker({ remember: 'devices' });
    await first.result.current.select('headset');
    await first.unmount();
    expect(JSON.parse(localStorage.getItem('devices') ?? '')).toEqual({
      ...stored,
      speaker: { deviceId: 'headset', label: 'Headset' },
    });

    const third = await renderSpeaker({ remember: 'devices' });
    await third.result.current.select('');
    await third.unmount();
    localStorage.setItem(
      'devices',
      JSON.stringify({ speaker: { deviceId: 'old id', label: 'Desk speaker' } }),
    );
    const next = await renderSpeaker({ remember: 'devices' });
    await expect.poll(() => next.result.current).toMatchObject({ status: 'selected', deviceId: 'desk' });
    await next.unmount();
  });

  test('a remembered one that is away is no error, and is taken up when it is plugged in', async () => {
    localStorage.setItem('devices', JSON.stringify({ speaker: { deviceId: 'car', label: 'Car' } }));
    const { result, unmount } = await renderSpeaker({ remember: 'devices' });
    await expect.poll(() => result.current).toMatchObject({ status: 'fallback', label: 'Car', error: null });
    devices?.plug({ kind: 'audiooutput', deviceId: 'car', label: 'Car' });
    await expect.poll(() => result.current).toMatchObject({ status: 'selected', deviceId: 'car' });
    await unmount();
  });

  test('the browser’s own picker, where it has one', async () => {
    devices?.restore();
    const answers: (VirtualDevice | null)[] = [headset, null];
    devices = createVirtualDevices({
      devices: [desk, headset],
      pickSpeaker: () => answers.shift() ?? null,
    });
    const { result, unmount } = await renderSpeaker();
    await expect.poll(() => result.current.hasPicker).toBe(true);
    await result.current.openPicker();
    await expect.poll(() => result.current).toMatchObject({ status: 'selected', deviceId: 'headset' });
    await result.current.openPicker();
    expect(result.current).toMatchObject({ status: 'selected', deviceId: 'headset', error: null });
    await unmount();
  });

  test('without one, asking says so', async () => {
    const undo = replaceProperty(navigator.mediaDevices, 'selectAudioOutput', { value: undefined });
    const { result, unmount } = await renderSpeaker();
    expect(result.current.hasPicker).toBe(false);
    await result.current.openPicker();
    await expect.poll(() => result.current.error?.code).toBe('not-supported');
    await unmount();
    undo();
  });

  test('leaves alone what chose a speaker for itself, as long as nobody chooses for the page', async () => {
    const element = place();
    await element.setSinkId('desk');
    const { result, unmount } = await renderSpeaker();
    await expect.poll(() => result.current.status).toBe('default');
    expect(element.sinkId).toBe('desk');
    await unmount();
  });

  test('the real speakers of this browser', async () => {
    devices?.restore();
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const speakers = (await navigator.mediaDevices.enumerateDevices()).filter(
      ({ kind, deviceId }) => kind === 'audiooutput' && deviceId !== 'default' && deviceId !== '',
    );
    const element = place();
    const { result, unmount } = await renderSpeaker();
    for (const { deviceId, label } of speakers) {
      await result.current.select(deviceId);
      await expect.poll(() => result.current).toMatchObject({ status: 'selected', deviceId, label, error: null });
      expect(element.sinkId).toBe(deviceId);
    }
    expect(speakers.length).toBeGreaterThan(0);
    await result.current.select('');
    for (const track of stream.getTracks()) track.stop();
    await unmount();
  });
});
