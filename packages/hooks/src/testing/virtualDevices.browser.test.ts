import { afterEach, describe, expect, test } from 'vitest';
import { createGate } from './gate';
import { expectColor } from './expectColor';
import type { VirtualDevice } from './virtualDevice';
import { createVirtualDevices, type VirtualDevices, type VirtualDevicesOptions } from './virtualDevices';

const front: VirtualDevice = {
  kind: 'videoinput',
  deviceId: 'front',
  label: 'Front',
  facingMode: 'user',
  color: 'rgb(200, 40, 80)',
};
const rear: VirtualDevice = {
  kind: 'videoinput',
  deviceId: 'rear',
  label: 'Rear',
  facingMode: 'environment',
  limits: { width: 1280, height: 720, frameRate: 30 },
};
const inside: VirtualDevice = { kind: 'audioinput', deviceId: 'inside', label: 'Inside', groupId: 'laptop' };
const speaker: VirtualDevice = { kind: 'audiooutput', deviceId: 'speaker', label: 'Speaker', groupId: 'laptop' };

let virtual: VirtualDevices | null = null;
const granted: MediaStream[] = [];
afterEach(() => {
  for (const stream of granted.splice(0)) for (const track of stream.getTracks()) track.stop();
  virtual?.restore();
});

function create(options: VirtualDevicesOptions = {}): VirtualDevices {
  virtual = createVirtualDevices({ devices: [front, rear, inside, speaker], ...options });
  return virtual;
}

async function capture(constraints: MediaStreamConstraints): Promise<MediaStream> {
  const stream = await navigator.mediaDevices.getUserMedia(constraints);
  granted.push(stream);
  return stream;
}

/** What the browser says of a capture that it refuses: name, message, constraint. */
async function refusal(constraints: MediaStreamConstraints): Promise<string> {
  try {
    await capture(constraints);
    return 'granted';
  } catch (cause) {
    const { name, message, constraint } = cause as Error & { constraint?: string };
    return constraint === undefined ? `${name}: ${message}` : `${name} of ${constraint}`;
  }
}

const list = async () =>
  (await navigator.mediaDevices.enumerateDevices()).map(({ kind, deviceId, label }) => [kind, deviceId, label]);

describe('createVirtualDevices', () => {
  test('captures have the picture, the sound, the name and the id of their device', async () => {
    const devices = create();
    const stream = await capture({ audio: true, video: { deviceId: { exact: 'front' }, width: 320, height: 240 } });
    const [video] = stream.getVideoTracks();
    const [audio] = stream.getAudioTracks();
    expect([video?.label, audio?.label]).toEqual(['Front', 'Inside']);
    expect(video?.getSettings()).toMatchObject({ deviceId: 'front', facingMode: 'user' });
    expect(audio?.getSettings()).toMatchObject({ deviceId: 'inside', groupId: 'laptop' });
    await expectColor(stream, [200, 40, 80]);
    expect(devices.calls).toHaveLength(1);
    expect(devices.liveTracks()).toBe(2);
  });

  test('the picture has the size that was asked for', async () => {
    create();
    const stream = await capture({ video: { width: 320, height: 240 } });
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = stream;
    await video.play();
    expect([video.videoWidth, video.videoHeight]).toEqual([320, 240]);
    video.srcObject = null;
  });

  test('what no device meets is refused in the browser’s words', async () => {
    const devices = create();
    expect(await refusal({ video: { deviceId: { exact: 'gone' } } })).toBe('OverconstrainedError of deviceId');
    expect(await refusal({ video: { deviceId: { exact: 'rear' }, width: { exact: 1920 } } })).toBe(
      'OverconstrainedError of width',
    );
    expect(await refusal({})).toMatch(/^TypeError/);
    devices.setInUse('inside');
    expect(await refusal({ audio: true })).toBe('NotReadableError: Could not start audio source');
    devices.setInUse('inside', false);
    devices.setSystemBlock('microphone');
    expect(await refusal({ audio: true })).toBe('NotAllowedError: Permission denied by system');
    devices.setSystemBlock('microphone', false);
    devices.unplug('inside');
    expect(await refusal({ audio: true })).toBe('NotFoundError: Requested device not found');
  });

  test('an ideal side, or a device that is gone, takes what there is', async () => {
    create();
    const labelOf = async (video: MediaTrackConstraints) => (await capture({ video })).getTracks()[0]?.label;
    expect(await labelOf({ facingMode: 'environment' })).toBe('Rear');
    expect(await labelOf({ facingMode: { exact: 'user' } })).toBe('Front');
    expect(await labelOf({ deviceId: 'gone' })).toBe('Front');
  });

  test('unplugging ends the tracks and their clones, with the event, and tells the page', async () => {
    const devices = create();
    const [track] = (await capture({ video: true })).getTracks();
    const clone = track?.clone();
    const heard: string[] = [];
    track?.addEventListener('ended', () => heard.push('track'));
    clone?.addEventListener('ended', () => heard.push('clone'));
    const change = new Promise((resolve) =>
      navigator.mediaDevices.addEventListener('devicechange', resolve, { once: true }),
    );
    expect(devices.liveTracks()).toBe(2);
    devices.unplug('front');
    await change;
    expect(heard).toEqual(['track', 'clone']);
    expect([track?.readyState, clone?.readyState]).toEqual(['ended', 'ended']);
    expect(devices.liveTracks()).toBe(0);
    expect(await list()).not.toContainEqual(['videoinput', 'front', 'Front']);
  });

  test('names are hidden until there is permission, and the site settings are live', async () => {
    const devices = create({ permission: { camera: 'prompt', microphone: 'prompt' } });
    expect(await list()).toEqual([
      ['videoinput', '', ''],
      ['audioinput', '', ''],
    ]);
    const status = await navigator.permissions.query({ name: 'camera' });
    const states: string[] = [status.state];
    status.addEventListener('change', () => states.push(status.state));
    await capture({ video: true });
    expect(await list()).toEqual([
      ['videoinput', 'front', 'Front'],
      ['videoinput', 'rear', 'Rear'],
      ['audioinput', '', ''],
    ]);
    devices.setPermission('camera', 'denied');
    expect(devices.liveTracks()).toBe(0);
    expect(states).toEqual(['prompt', 'granted', 'denied']);
    expect(await refusal({ video: true })).toBe('NotAllowedError: Permission denied');
  });

  test('a person answers: not now, once, for good, never', async () => {
    const answers = ['dismiss', 'allow-once', 'allow', 'block'] as const;
    let prompts = 0;
    create({
      permission: { camera: 'prompt', microphone: 'prompt' },
      onPrompt: () => answers[prompts++] ?? 'block',
    });
    expect(await refusal({ video: true })).toBe('NotAllowedError: Permission dismissed');
    expect(await refusal({ video: true })).toBe('granted');
    expect(await refusal({ video: true })).toBe('granted');
    expect(await refusal({ video: true })).toBe('granted');
    expect(prompts).toBe(3);
    expect(await refusal({ audio: true })).toBe('NotAllowedError: Permission denied');
    expect(await refusal({ audio: true })).toBe('NotAllowedError: Permission denied');
    expect(prompts).toBe(4);
  });

  test('a prompt may stay open', async () => {
    const gate = createGate();
    const devices = create({
      permission: { camera: 'prompt' },
      onPrompt: () => gate.opened.then(() => 'allow' as const),
    });
    const asked = capture({ video: true });
    await expect.poll(() => devices.calls.length).toBe(1);
    expect(devices.tracks).toHaveLength(0);
    gate.open();
    expect((await asked).getTracks()).toHaveLength(1);
  });

  test('sound goes to the speakers that are there', async () => {
    const devices = create({ pickSpeaker: ([first]) => first ?? null });
    const element = new Audio();
    await element.setSinkId('speaker');
    expect(element.sinkId).toBe('speaker');
    await expect(element.setSinkId('gone')).rejects.toThrow('Requested device not found');
    const picked = await (
      navigator.mediaDevices as MediaDevices & { selectAudioOutput(): Promise<MediaDeviceInfo> }
    ).selectAudioOutput();
    expect(picked.deviceId).toBe('speaker');
    devices.restore();
    expect(new Audio().sinkId).toBe('');
  });

  test('poses as the browser’s own devices where a test wants real captures', async () => {
    const devices = create({ media: 'browser' });
    const stream = await capture({ audio: true, video: { deviceId: { exact: 'rear' } } });
    expect(stream.getVideoTracks()[0]).toMatchObject({ label: 'Rear', readyState: 'live' });
    expect(devices.liveTracks()).toBe(2);
  });

  test('replaces nothing that it was not asked to, and puts back what it did', async () => {
    const { mediaDevices, permissions } = navigator;
    const own = (target: object) => Object.getOwnPropertyNames(target);
    const sinks = HTMLMediaElement.prototype.setSinkId;
    const devices = create({ devices: [front] });
    expect(own(mediaDevices).toSorted()).toEqual(['enumerateDevices', 'getUserMedia']);
    expect(own(permissions)).toEqual([]);
    expect(HTMLMediaElement.prototype.setSinkId).toBe(sinks);
    devices.restore();
    devices.restore();
    expect(own(mediaDevices)).toEqual([]);

    create({ permission: {}, pickSpeaker: () => null }).restore();
    expect([...own(mediaDevices), ...own(permissions)]).toEqual([]);
    expect(HTMLMediaElement.prototype.setSinkId).toBe(sinks);
  });

  test('in a frame it replaces the frame’s devices, not this page’s', async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const page = frame.contentWindow as Window & typeof globalThis;
    create({ window: page });
    const labels = (await page.navigator.mediaDevices.enumerateDevices()).map(({ label }) => label);
    expect(labels).toEqual(['Front', 'Rear', 'Inside', 'Speaker']);
    expect(await list()).not.toContainEqual(['videoinput', 'front', 'Front']);
    frame.remove();
  });
});
