import { createPeer, createUserMedia, type Peer, type UserMedia } from '@visavis/hooks/core';
import {
  createSignalChannelPair,
  createVirtualDevices,
  type VirtualDevice,
  type VirtualDevices,
} from '@visavis/hooks/testing';
import { expect, it } from 'vitest';

const ROUNDS = 15;
/** How long the other side's frames are watched from the switch on, in milliseconds. */
const WATCH_MS = 1500;

const cameras: VirtualDevice[] = ['front', 'rear'].map((deviceId) => ({
  kind: 'videoinput',
  deviceId,
  label: deviceId,
}));

interface Call {
  readonly media: UserMedia;
  readonly peers: readonly [Peer, Peer];
  readonly receiver: RTCPeerConnection;
  readonly offers: () => number;
}

/** A call from one end of this page to the other, with this browser's own (fake) camera. */
async function startCall(): Promise<Call> {
  const connections = new Set<RTCPeerConnection>();
  let offers = 0;
  const { setLocalDescription } = RTCPeerConnection.prototype;
  RTCPeerConnection.prototype.setLocalDescription = function count(
    this: RTCPeerConnection,
    ...args: unknown[]
  ) {
    connections.add(this);
    offers += 1;
    return Reflect.apply(setLocalDescription, this, args) as Promise<void>;
  };

  const media = createUserMedia({ audio: false, video: { width: 640, height: 480 } });
  await media.start();
  const { stream } = media.getSnapshot();
  if (!stream) throw new Error('There is no camera.');
  const peers = createSignalChannelPair().map((signaling, index) => {
    const peer = createPeer({ initiator: index === 0, send: (message) => signaling.send(message) });
    signaling.subscribe((message) => peer.receive(message));
    return peer;
  }) as [Peer, Peer];
  peers[0].setStreams([stream]);
  for (const peer of peers) peer.start();
  await expect.poll(() => peers[1].getSnapshot().remoteStreams.length, { timeout: 10_000 }).toBe(1);
  const [remote] = peers[1].getSnapshot().remoteStreams[0]?.getVideoTracks() ?? [];
  const receiver = [...connections].find((one) => one.getReceivers().some(({ track }) => track === remote));
  if (!receiver) throw new Error('Nobody receives a picture.');
  return { media, peers, receiver, offers: () => offers };
}

async function framesDecoded(connection: RTCPeerConnection): Promise<number> {
  let frames = 0;
  for (const report of (await connection.getStats()).values() as Iterable<Record<string, unknown>>) {
    if (report.type === 'inbound-rtp' && report.kind === 'video') frames += Number(report.framesDecoded ?? 0);
  }
  return frames;
}

/** The longest time without a new decoded frame while `action` is under way and for a while after, in ms. */
async function longestGap(connection: RTCPeerConnection, action: () => Promise<void>): Promise<number> {
  let frames = await framesDecoded(connection);
  // From one new frame to the next: the action begins right after one.
  await expect.poll(() => framesDecoded(connection), { interval: 2 }).toBeGreaterThan(frames);
  const startedAt = performance.now();
  let lastAt = startedAt;
  let longest = 0;
  const done = action();
  while (performance.now() - startedAt < WATCH_MS) {
    const now = await framesDecoded(connection);
    if (now === frames) continue;
    frames = now;
    longest = Math.max(longest, performance.now() - lastAt);
    lastAt = performance.now();
  }
  await done;
  return Math.max(longest, performance.now() - lastAt);
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

it('how long the other side stands still when the camera is switched', { timeout: 300_000 }, async ({ annotate }) => {
  let onlyOne = false;
  const devices: VirtualDevices = createVirtualDevices({
    media: 'browser',
    devices: cameras,
    beforeCapture() {
      if (onlyOne && devices.liveTracks() > 0) {
        throw new DOMException('Could not start video source', 'NotReadableError');
      }
    },
  });
  const { media, peers, receiver, offers } = await startCall();
  await expect.poll(() => framesDecoded(receiver), { timeout: 10_000 }).toBeGreaterThan(30);
  const offered = offers();
  const { camera } = media.getSnapshot();

  const gaps: Record<'no switch' | 'switch' | 'one camera at a time' | 'off and on', number[]> = {
    'no switch': [],
    switch: [],
    'one camera at a time': [],
    'off and on': [],
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    const id = () => (media.getSnapshot().camera.deviceId === 'front' ? 'rear' : 'front');
    gaps['no switch'].push(await longestGap(receiver, async () => {}));
    onlyOne = false;
    gaps.switch.push(await longestGap(receiver, () => camera.select(id())));
    onlyOne = true;
    gaps['one camera at a time'].push(await longestGap(receiver, () => camera.select(id())));
    onlyOne = false;
    gaps['off and on'].push(
      await longestGap(receiver, async () => {
        await camera.toggle(false);
        await camera.toggle(true);
      }),
    );
  }
  for (const [name, values] of Object.entries(gaps)) {
    const sorted = values.toSorted((a, b) => a - b);
    await annotate(`${name}: median ${median(values).toFixed(0)} ms, worst ${(sorted.at(-1) ?? 0).toFixed(0)} ms`);
  }
  await annotate(`offers and answers since the call began: ${offers() - offered}`);
  expect(offers()).toBe(offered);
  expect(median(gaps.switch)).toBeLessThan(300);

  for (const peer of peers) peer.close();
  media.stop();
  expect(devices.liveTracks()).toBe(0);
  devices.restore();
});
