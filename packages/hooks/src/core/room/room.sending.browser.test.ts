import { describe, expect, it, onTestFinished } from 'vitest';
import { createMemoryHub } from '../../signaling/memory';
import { makeCamera, meets, RED } from '../../testing/testRooms';
import { makeTextPage } from '../../testing/textPage';
import { stereoTones, tonesOf } from '../../testing/stereoTones';
import { watchShownHeight } from '../media/watchShownHeight';
import type { SendingOptions } from '../peer/sendingOptions';
import { createRoom } from './createRoom';

/** Two in a room; the first sends by these options, which may change. */
function makeTwo(sending: () => SendingOptions) {
  const signaling = createMemoryHub().room('two');
  const rooms = [createRoom({ signaling, name: () => 'Ada', sending }), createRoom({ signaling, name: () => 'Ben' })] as const;
  for (const room of rooms) onTestFinished(() => room.leave());
  return rooms;
}

/** What a connection receives, or sends, of one kind. */
async function statsOf(connection: RTCPeerConnection | null | undefined, type: 'inbound-rtp' | 'outbound-rtp', kind: string) {
  const report = await connection?.getStats();
  return [...(report?.values() ?? [])].find((each) => each['type'] === type && each['kind'] === kind);
}

describe('how much is sent', () => {
  it('is as many lines as the application asks for, and fewer once it asks for fewer', async () => {
    // So that a slow machine sends fewer pictures rather than smaller ones.
    const degradationPreference = 'maintain-resolution';
    let sending: SendingOptions = { camera: { maxHeight: 1080, maxFrameRate: 5, degradationPreference } };
    const [ada, ben] = makeTwo(() => sending);
    ada.setMedia(makeCamera(RED, { width: 1920, height: 1080, frameRate: 5 }), null);
    await Promise.all([ada.join(), ben.join()]);
    const seenByBen = await meets(ben, 'Ada');
    const lines = () => expect.poll(async () => (await statsOf(seenByBen().peer?.connection, 'inbound-rtp', 'video'))?.['frameHeight']);
    await lines().toBe(1080);
    sending = { camera: { maxHeight: 270, maxFrameRate: 5, degradationPreference } };
    ada.update();
    await lines().toBe(270);
  });

  it('is no more than the other side shows, and more again within a moment when that is enlarged', async () => {
    const degradationPreference = 'maintain-resolution';
    const [ada, ben] = makeTwo(() => ({ camera: { maxFrameRate: 5, degradationPreference } }));
    ada.setMedia(makeCamera(RED, { width: 1280, height: 720, frameRate: 5 }), null);
    await Promise.all([ada.join(), ben.join()]);
    const seenByBen = await meets(ben, 'Ada');
    await expect.poll(() => seenByBen().camera?.getVideoTracks().length).toBe(1);
    const stream = seenByBen().camera as MediaStream;
    const video = document.createElement('video');
    video.style.cssText = 'inline-size: 284px; block-size: 160px; object-fit: cover';
    document.body.append(video);
    const stop = watchShownHeight(video, stream);
    onTestFinished(() => {
      stop();
      video.remove();
    });
    const lines = () => expect.poll(async () => (await statsOf(seenByBen().peer?.connection, 'inbound-rtp', 'video'))?.['frameHeight']);
    await lines().toBe(180);
    video.style.blockSize = '400px';
    await lines().toBe(540);
    stop();
    await lines().toBe(720);
  });

  it('is enough to read the text of a shared page by, at 200 kbit/s', async () => {
    const [ada, ben] = makeTwo(() => ({ screen: { maxBitrateKbps: 200 } }));
    const page = makeTextPage();
    ada.setMedia(null, page.stream);
    await Promise.all([ada.join(), ben.join()]);
    const [ofBen, seenByBen] = [await meets(ada, 'Ben'), await meets(ben, 'Ada')];
    await expect.poll(() => seenByBen().screen?.getVideoTracks().length).toBe(1);
    const sender = () => ofBen().peer?.connection?.getSenders().find(({ track }) => track?.kind === 'video');
    await expect.poll(() => sender()?.getParameters().encodings[0]?.maxBitrate).toBe(200_000);
    await expect.poll(() => page.similarity(seenByBen().screen as MediaStream)).toBeGreaterThan(0.9);
  });

  it('is two channels in music, each in its place, and one after a change to speech', async () => {
    let sending: SendingOptions = { microphone: { mode: 'music' } };
    const [ada, ben] = makeTwo(() => sending);
    const tones = await stereoTones({ left: 500, right: 2000 });
    ada.setMedia(tones, null);
    await Promise.all([ada.join(), ben.join()]);
    const seenByBen = await meets(ben, 'Ada');
    const heard = await tonesOf(seenByBen().camera as MediaStream, { left: 500, right: 2000 });
    await expect.poll(heard).toEqual({ left: [500], right: [2000] });
    sending = {};
    ada.update();
    await expect.poll(heard).toEqual({ left: [500, 2000], right: [500, 2000] });
    sending = { microphone: { stereo: true } };
    ada.update();
    await expect.poll(heard).toEqual({ left: [500], right: [2000] });
  });

  it('is the bit rate of audio that the application asks for', async () => {
    const [ada, ben] = makeTwo(() => ({ microphone: { maxBitrateKbps: 96 } }));
    ada.setMedia(makeCamera(RED), null);
    await Promise.all([ada.join(), ben.join()]);
    const ofBen = await meets(ada, 'Ben');
    const connection = () => ofBen().peer?.connection;
    await expect.poll(() => connection()?.currentRemoteDescription?.sdp).toContain('maxaveragebitrate=96000');
    const audio = connection()?.getSenders().find(({ track }) => track?.kind === 'audio');
    await expect.poll(() => audio?.getParameters().encodings[0]?.maxBitrate).toBe(96_000);
  });
});
