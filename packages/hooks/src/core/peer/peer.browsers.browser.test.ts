import { describe, expect, it, onTestFinished } from 'vitest';
import { createSignalChannelPair } from '../../testing/index';
import { replaceProperty } from '../../testing/replaceProperty';
import { connect, expectStatus, makePeer, makePeers, makeStream } from './testPeers';

function fail(prototype: object, name: string) {
  const value = () => {
    throw new DOMException(`${name} is not what this browser does.`, 'InvalidModificationError');
  };
  onTestFinished(replaceProperty(prototype, name, { value }));
}

function remove(prototype: object, name: string) {
  const native = Object.getOwnPropertyDescriptor(prototype, name) as PropertyDescriptor;
  onTestFinished(() => void Object.defineProperty(prototype, name, native));
  Reflect.deleteProperty(prototype, name);
}

describe.each([
  ['throw', fail],
  ['are missing', remove],
] as const)('where setCodecPreferences and setConfiguration %s', (_how, change) => {
  it('both sides connect, see each other, and find another path', async () => {
    change(RTCRtpTransceiver.prototype, 'setCodecPreferences');
    change(RTCPeerConnection.prototype, 'setConfiguration');
    const [a, b] = makePeers({ videoCodecs: ['VP8'], iceServers: () => Promise.resolve([]) });
    for (const peer of [a, b]) peer.setStreams([makeStream({ color: 'rgb(200 40 40)' }).stream]);
    await connect(a, b);
    for (const peer of [a, b]) await expect.poll(() => peer.getSnapshot().remoteStreams.length).toBe(1);
    const credentials = () => /^a=ice-ufrag:.*$/m.exec(b.connection?.currentRemoteDescription?.sdp ?? '')?.[0];
    const before = credentials();
    a.restartIce();
    await expect.poll(credentials).not.toBe(before);
    await expect.poll(() => b.connection?.signalingState).toBe('stable');
    await expectStatus(b).toBe('connected');
  });
});

it('connects with the same track in two streams, and the same stream twice', async () => {
  const [channelA, channelB] = createSignalChannelPair();
  const [a, b] = [makePeer(channelA, { initiator: true }), makePeer(channelB, { initiator: false })];
  const { stream } = makeStream({ color: 'rgb(200 40 40)' });
  a.setStreams([stream, stream, new MediaStream(stream.getTracks())]);
  await connect(a, b);
  await expect.poll(() => b.getSnapshot().remoteStreams.length).toBe(1);
});
