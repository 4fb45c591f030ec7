import { createRoom, type Room } from '@visavis/hooks/core';
import { pusherSignaling } from '@visavis/hooks/signaling/pusher';
import { createSyntheticStream, unreliable } from '@visavis/hooks/testing';
import type Pusher from 'pusher-js';
import type { PresenceChannel } from 'pusher-js';
import { expect, inject, it } from 'vitest';
import { createPusherClient } from '../../packages/hooks/src/testing/pusherClient';

const ROUNDS = 9;

const picture = createSyntheticStream({ color: 'teal', toneHz: 440, width: 320, height: 180, frameRate: 30 });
const channels = inject('channels');
let rooms = 0;

/** How long a way took, in ms: until both sides are connected, and until both show a picture. */
interface Times {
  connected: number;
  picture: number;
}

/** A line to the signaling server that is up already, as it is when somebody presses "Join". */
async function connectPusher(): Promise<Pusher> {
  const pusher = createPusherClient(channels);
  await new Promise<void>((resolve) => pusher.connection.bind('connected', () => resolve()));
  return pusher;
}

/** Resolves with the first frame of `stream` that is shown. */
async function firstFrame(stream: MediaStream): Promise<void> {
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = stream;
  document.body.append(video);
  await new Promise<void>((resolve) => {
    video.requestVideoFrameCallback(() => resolve());
    void video.play();
  });
  video.srcObject = null;
  video.remove();
}

/** The yardstick: one RTCPeerConnection a side, whose offer, answer and candidates go out as they come. */
async function bare(delayMs: number): Promise<Times> {
  const lines = await Promise.all([connectPusher(), connectPusher()]);
  const name = `presence-bare-${rooms++}`;
  const subscribe = (pusher: Pusher) =>
    new Promise<PresenceChannel>((resolve) => {
      const channel = pusher.subscribe(name) as PresenceChannel;
      channel.bind('pusher:subscription_succeeded', () => resolve(channel));
    });
  const [first, second] = lines;
  const pcs = [new RTCPeerConnection(), new RTCPeerConnection()] as const;
  const connected = pcs.map(
    (pc) =>
      new Promise<void>((resolve) => {
        pc.addEventListener('connectionstatechange', () => pc.connectionState === 'connected' && resolve());
      }),
  );
  const pictures = pcs.map(
    (pc) =>
      new Promise<MediaStream>((resolve) => {
        pc.addEventListener('track', ({ streams: [stream] }) => stream && resolve(stream));
      }),
  );

  function speak(pc: RTCPeerConnection, channel: PresenceChannel) {
    for (const track of picture.stream.getTracks()) pc.addTrack(track, picture.stream);
    pc.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate?.candidate) channel.trigger('client-signal', { candidate });
    });
    const take = async ({ description, candidate }: Signal) => {
      if (candidate) return pc.addIceCandidate(candidate);
      await pc.setRemoteDescription(description as RTCSessionDescriptionInit);
      if (description?.type !== 'offer') return;
      await pc.setLocalDescription();
      channel.trigger('client-signal', { description: pc.localDescription });
    };
    channel.bind('client-signal', (signal: Signal) => {
      if (delayMs === 0) void take(signal);
      else setTimeout(() => void take(signal), delayMs);
    });
  }

  const channel = await subscribe(first);
  speak(pcs[0], channel);
  channel.bind('pusher:member_added', async () => {
    await pcs[0].setLocalDescription();
    channel.trigger('client-signal', { description: pcs[0].localDescription });
  });
  const from = performance.now();
  speak(pcs[1], await subscribe(second));
  const times = await take(from, Promise.all(connected), pictures);
  for (const pc of pcs) pc.close();
  for (const line of lines) line.disconnect();
  return times;
}

interface Signal {
  description?: RTCSessionDescriptionInit;
  candidate?: RTCIceCandidateInit;
}

/** A room of ours: the same, numbered, batched, gzipped and addressed. */
async function ours(delayMs: number): Promise<Times> {
  const lines = await Promise.all([connectPusher(), connectPusher()]);
  const name = `ours-${rooms++}`;
  const [a, b] = lines.map((pusher) => {
    const signaling = pusherSignaling({ pusher, room: name });
    const room = createRoom({
      signaling: delayMs === 0 ? signaling : unreliable(signaling, { delayMs }),
      name: () => '',
    });
    room.setMedia(picture.stream, null);
    return room;
  }) as [Room, Room];
  await a.join();
  const from = performance.now();
  void b.join();
  const times = await take(
    from,
    Promise.all([a, b].map((room) => until(room, () => other(room)?.status === 'connected' || null))),
    [a, b].map((room) =>
      until(room, () => {
        const camera = other(room)?.camera;
        return camera?.getVideoTracks().length ? camera : null;
      }),
    ),
  );
  for (const room of [a, b]) room.leave();
  await new Promise((resolve) => setTimeout(resolve));
  for (const line of lines) line.disconnect();
  return times;
}

const other = (room: Room) => room.getSnapshot().participants[0];

/** Resolves with what `read` gives, once it gives something. */
function until<T>(room: Room, read: () => T | null | undefined): Promise<T> {
  return new Promise((resolve) => {
    const look = () => {
      const value = read();
      if (value === null || value === undefined) return;
      unsubscribe();
      resolve(value);
    };
    const unsubscribe = room.subscribe(look);
    look();
  });
}

async function take(from: number, connected: Promise<unknown>, pictures: Promise<MediaStream>[]): Promise<Times> {
  const [connectedAt, pictureAt] = await Promise.all([
    connected.then(() => performance.now()),
    Promise.all(pictures.map(async (stream) => firstFrame(await stream))).then(() => performance.now()),
  ]);
  return { connected: connectedAt - from, picture: pictureAt - from };
}

const median = (values: number[]) => values.toSorted((x, y) => x - y)[Math.floor(values.length / 2)] ?? NaN;

it.for([0, 50])('connects, with signaling that takes %i ms longer', async (delayMs, { annotate }) => {
  const all: Record<'bare' | 'ours', Times[]> = { bare: [], ours: [] };
  // The first round only warms up.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, way] of [['bare', bare], ['ours', ours]] as const) {
      const times = await way(delayMs);
      if (round > 0) all[name].push(times);
    }
  }
  for (const what of ['connected', 'picture'] as const) {
    const values = (name: 'bare' | 'ours') => all[name].map((times) => times[what]);
    const ratio = median(values('ours')) / median(values('bare'));
    const show = (name: 'bare' | 'ours') =>
      `${name} ${median(values(name)).toFixed(0)} ms (${Math.min(...values(name)).toFixed(0)} to ${Math.max(...values(name)).toFixed(0)})`;
    await annotate(`+${delayMs} ms, ${what}: ${show('bare')}, ${show('ours')}, ratio ${ratio.toFixed(2)}`);
    expect(ratio).toBeGreaterThan(0);
  }
});
