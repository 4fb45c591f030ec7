import { expect, it, onTestFinished } from 'vitest';
import { createSignalChannelPair } from '../../testing/index';
import { replaceProperty } from '../../testing/replaceProperty';
import { connect, expectStatus, makePeer, makePeers, makeStream } from './testPeers';

const fail = (name: string) => ({
  value: () => {
    throw new DOMException(`${name} is not what this browser does.`, 'InvalidModificationError');
  },
});

it('connects, and finds another path, where setCodecPreferences and setConfiguration throw', async () => {
  onTestFinished(replaceProperty(RTCRtpTransceiver.prototype, 'setCodecPreferences', fail('setCodecPreferences')));
  onTestFinished(replaceProperty(RTCPeerConnection.prototype, 'setConfiguration', fail('setConfiguration')));
  const [a, b] = makePeers({ videoCodecs: ['VP8'], iceServers: () => Promise.resolve([]) });
  a.setStreams([makeStream({ color: 'rgb(200 40 40)' }).stream]);
  await connect(a, b);
  const { connection } = b;
  const restarted = new Promise((resolve) => connection?.addEventListener('signalingstatechange', resolve));
  a.restartIce();
  await restarted;
  await expect.poll(() => connection?.signalingState).toBe('stable');
  await expectStatus(b).toBe('connected');
});

it('connects with the same track in two streams, and the same stream twice', async () => {
  const [channelA, channelB] = createSignalChannelPair();
  const [a, b] = [makePeer(channelA, { initiator: true }), makePeer(channelB, { initiator: false })];
  const { stream } = makeStream({ color: 'rgb(200 40 40)' });
  a.setStreams([stream, stream, new MediaStream(stream.getTracks())]);
  await connect(a, b);
  await expect.poll(() => b.getSnapshot().remoteStreams.length).toBe(1);
});
