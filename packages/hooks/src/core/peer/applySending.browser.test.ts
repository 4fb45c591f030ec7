import { expect, it } from 'vitest';
import { applySending } from './applySending';
import { connect, makePeers, makeStream } from './testPeers';

/** What a sender of these streams was told, once it is negotiated. */
const encodingOf = (connection: RTCPeerConnection | null, stream: MediaStream) => {
  const sender = connection?.getSenders().find(({ track }) => track !== null && stream.getTracks().includes(track));
  const { active, maxBitrate, maxFramerate, scaleResolutionDownBy } = sender?.getParameters().encodings[0] ?? {};
  return { active, maxBitrate, maxFramerate, scaleResolutionDownBy };
};

it('sends a camera and a screen by the options of each, and gives back to the browser what they leave out', async () => {
  const [a, b] = makePeers();
  const camera = makeStream({ width: 640, height: 360 }).stream;
  const screen = makeStream({ width: 640, height: 360 }).stream;
  for (const track of screen.getVideoTracks()) track.contentHint = 'detail';
  a.setStreams([camera, screen]);
  applySending(a, { camera: { maxHeight: 180, maxFrameRate: 5, maxBitrateKbps: 100 }, screen: { maxBitrateKbps: 900 } });
  await connect(a, b);
  await expect
    .poll(() => encodingOf(a.connection, camera))
    .toEqual({ active: true, maxBitrate: 100_000, maxFramerate: 5, scaleResolutionDownBy: 2 });
  await expect
    .poll(() => encodingOf(a.connection, screen))
    .toMatchObject({ active: true, maxBitrate: 900_000, scaleResolutionDownBy: 1 });

  applySending(a);
  await expect.poll(() => encodingOf(a.connection, camera)).toMatchObject({ active: true, scaleResolutionDownBy: 1 });
  expect(encodingOf(a.connection, camera).maxBitrate).toBeUndefined();
});

it('negotiates another format of audio over a connection that stands, from the side that answered too', async () => {
  const [a, b] = makePeers();
  for (const peer of [a, b]) peer.setStreams([makeStream({ video: false, toneHz: 440 }).stream]);
  await connect(a, b);
  const asksForStereo = (connection: RTCPeerConnection | null) => / stereo=1|;stereo=1/.test(connection?.currentRemoteDescription?.sdp ?? '');
  for (const peer of [a, b]) expect(asksForStereo(peer.connection)).toBe(false);
  for (const peer of [b, a]) {
    applySending(peer, { microphone: { mode: 'music' } });
    await expect.poll(() => asksForStereo(peer.connection)).toBe(true);
  }
  expect(asksForStereo(b.connection)).toBe(true);
});
