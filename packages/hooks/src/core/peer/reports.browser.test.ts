import { describe, expect, it, onTestFinished } from 'vitest';
import { createSignalChannelPair } from '../../testing/index';
import type { Segment } from '../session/segment';
import type { PeerMessage } from './message';
import type { Peer } from './peer';
import type { SignalChannel } from './signalChannel';
import { connect, expectStatus, makePeer, makePeers, makeStream } from './testPeers';

const remoteCode = (peer: Peer) => expect.poll(() => peer.getSnapshot().remoteError?.code ?? null);

const camera = () => makeStream({ color: 'rgb(200 40 40)', width: 320, height: 180 }).stream;

interface EncodedFrame {
  data: ArrayBuffer;
}

interface EncodedStreams {
  readable: ReadableStream<EncodedFrame>;
  writable: WritableStream<EncodedFrame>;
}

/** Chromium's way to get hold of what a sender sends; the standard's works in Firefox. */
type StreamingSender = RTCRtpSender & { createEncodedStreams?(): EncodedStreams };

/** Makes the next connection, the initiator's, give out what its senders send, where that has to be asked for. */
function openNextConnection() {
  const Original = globalThis.RTCPeerConnection;
  globalThis.RTCPeerConnection = new Proxy(Original, {
    construct(target, [config]: [RTCConfiguration?]) {
      globalThis.RTCPeerConnection = Original;
      return new target({ ...config, encodedInsertableStreams: true } as RTCConfiguration);
    },
  });
  onTestFinished(() => {
    globalThis.RTCPeerConnection = Original;
  });
}

/** Gets hold of the pictures that a connection sends; `spoil(true)` makes them undecodable from then on. */
function intercept(pc: RTCPeerConnection): (spoil: boolean) => void {
  const [sender] = pc.getSenders().filter(({ track }) => track?.kind === 'video') as [StreamingSender];
  if (sender.createEncodedStreams) {
    const { readable, writable } = sender.createEncodedStreams();
    let spoiling = false;
    const spoiler = new TransformStream<EncodedFrame, EncodedFrame>({
      transform(frame, controller) {
        if (spoiling) frame.data = new Uint8Array(frame.data.byteLength).fill(255).buffer;
        controller.enqueue(frame);
      },
    });
    // Ends with the connection.
    readable.pipeThrough(spoiler).pipeTo(writable).catch(() => undefined);
    return (spoil) => (spoiling = spoil);
  }
  const source = `let spoiling = false;
  onmessage = ({ data }) => (spoiling = data);
  onrtctransform = ({ transformer: { readable, writable } }) => readable
    .pipeThrough(new TransformStream({
      transform(frame, controller) {
        if (spoiling) frame.data = new Uint8Array(frame.data.byteLength).fill(255).buffer;
        controller.enqueue(frame);
      },
    }))
    .pipeTo(writable);`;
  const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
  onTestFinished(() => worker.terminate());
  sender.transform = new RTCRtpScriptTransform(worker, {});
  return (spoil) => worker.postMessage(spoil);
}

/** A segment whose message is of another version. */
function withVersion(segment: unknown, change: (v: number) => number): unknown {
  const { data, ...rest } = segment as Segment;
  if (data === undefined) return rest;
  return { ...rest, data: { ...(data as PeerMessage), v: change((data as PeerMessage).v) } };
}

describe('what one side tells the other', () => {
  it('that it can not decode the video, and that it can again', async () => {
    openNextConnection();
    const [a, b] = makePeers();
    a.setStreams([camera()]);
    a.start();
    b.start();
    await expect.poll(() => a.connection).not.toBeNull();
    const spoil = intercept(a.connection as RTCPeerConnection);
    await connect(a, b);
    spoil(true);
    await remoteCode(a).toBe('media-undecodable');
    expect(a.getSnapshot()).toMatchObject({ status: 'connected', error: null });
    expect(b.getSnapshot().remoteError).toBeNull();
    spoil(false);
    await remoteCode(a).toBe(null);
  });

  it('nothing of the kind while a picture is decoded, shown or not, or switched off', async () => {
    const [a, b] = makePeers();
    const stream = camera();
    a.setStreams([stream]);
    await connect(a, b);
    const [track] = stream.getVideoTracks() as [MediaStreamTrack];
    const decoded = async () => {
      const stats = await (b.connection as RTCPeerConnection).getStats();
      return [...stats.values()].find(({ type }) => type === 'inbound-rtp')?.framesDecoded as number;
    };
    const reports: unknown[] = [];
    a.subscribe(() => reports.push(a.getSnapshot().remoteError));
    await expect.poll(decoded).toBeGreaterThan(0);
    const before = await decoded();
    // Longer than it takes to call pictures undecodable, which the decoded pictures tell.
    await expect.poll(decoded).toBeGreaterThan(before + 120);
    track.enabled = false;
    const still = await decoded();
    await expect.poll(decoded).toBeGreaterThan(still);
    expect(reports.filter(Boolean)).toEqual([]);
  });

  it('that it lost its network, and is back', async () => {
    const [a, b] = makePeers();
    await connect(a, b);
    globalThis.dispatchEvent(new Event('offline'));
    await remoteCode(a).toBe('network-lost');
    await remoteCode(b).toBe('network-lost');
    globalThis.dispatchEvent(new Event('online'));
    await remoteCode(a).toBe(null);
    await remoteCode(b).toBe(null);
    await expectStatus(a).toBe('connected');
  });

  it('that its browser refused to connect', async () => {
    const [a, b] = makePeers({}, { iceTransportPolicy: 'nonsense' as never });
    a.start();
    b.start();
    await expectStatus(a).toBe('failed');
    await remoteCode(b).toBe('not-supported');
  });

  it('that it speaks another version', async () => {
    const [a, b] = makePeers({}, { mend: (message) => ({ ...message, v: 99 }) });
    a.start();
    b.start();
    await expectStatus(b).toBe('failed');
    expect(b.getSnapshot().error?.code).toBe('protocol-mismatch');
    expect(b.getSnapshot().error?.recovery).toBe('reload');
  });

  it('an old one that a new one answers fails as well, and neither goes on for ever', async () => {
    const [channelA, channelB] = createSignalChannelPair();
    const speak = (channel: SignalChannel, v: number): SignalChannel => ({
      send: (segment) => channel.send(withVersion(segment, () => v)),
      // Each takes its own version for the only one.
      subscribe: (listener) =>
        channel.subscribe((segment) => listener(withVersion(segment, (theirs) => (theirs === v ? 1 : 99)))),
    });
    const newer = makePeer(speak(channelA, 2), { initiator: true });
    const older = makePeer(speak(channelB, 1), { initiator: false });
    newer.start();
    older.start();
    for (const peer of [newer, older]) {
      await expectStatus(peer).toBe('failed');
      expect(peer.getSnapshot().error?.code).toBe('protocol-mismatch');
    }
    // An offer, its candidates, and a report each.
    expect(newer.sent.length + older.sent.length).toBeLessThanOrEqual(5);
  });
});

describe('videoCodecs', () => {
  const codecOf = async (peer: Peer) => {
    const stats = await (peer.connection as RTCPeerConnection).getStats();
    const outbound = [...stats.values()].find(({ type, kind }) => type === 'outbound-rtp' && kind === 'video');
    return (stats.get(outbound?.codecId as string) as { mimeType?: string } | undefined)?.mimeType;
  };

  it.each(['VP9', 'vp8'])('%s is used where both sides have it', async (name) => {
    const [a, b] = makePeers({}, { videoCodecs: [name, 'nonsense'] });
    a.setStreams([camera()]);
    b.setStreams([camera()]);
    await connect(a, b);
    await expect.poll(() => codecOf(a)).toBe(`video/${name.toUpperCase()}`);
    await expect.poll(() => codecOf(b)).toBe(`video/${name.toUpperCase()}`);
  });
});
