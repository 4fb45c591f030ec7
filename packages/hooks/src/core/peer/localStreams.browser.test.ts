import { expect, it, onTestFinished } from 'vitest';
import { createSyntheticStream } from '../../testing/index';
import { makeEndable } from '../../testing/endableTrack';
import { addTrackTo, removeTrackFrom } from '../media/streamTracks';
import { createLocalStreams } from './localStreams';

/** Chromium sends a key frame when it is asked to; Firefox can't be asked, and goes on. */
const canAsk = navigator.userAgent.includes('Chrome');

async function negotiate(from: RTCPeerConnection, to: RTCPeerConnection) {
  from.addEventListener('icecandidate', ({ candidate }) => candidate && void to.addIceCandidate(candidate));
  to.addEventListener('icecandidate', ({ candidate }) => candidate && void from.addIceCandidate(candidate));
  await from.setLocalDescription();
  await to.setRemoteDescription(from.localDescription as RTCSessionDescription);
  await to.setLocalDescription();
  await from.setRemoteDescription(to.localDescription as RTCSessionDescription);
}

async function countPictures(pc: RTCPeerConnection): Promise<{ all: number; whole: number }> {
  const entries = [...((await pc.getStats()) as unknown as Map<string, Record<string, unknown>>).values()];
  const sent = entries.find(({ type, kind }) => type === 'outbound-rtp' && kind === 'video');
  return { all: Number(sent?.['framesEncoded'] ?? 0), whole: Number(sent?.['keyFramesEncoded'] ?? 0) };
}

/** A camera on its way to another connection, which has more than `pictures` pictures of it. */
async function sendCamera(pictures: number) {
  const [from, to] = [new RTCPeerConnection(), new RTCPeerConnection()];
  const camera = createSyntheticStream({ color: 'rgb(200, 40, 40)' });
  const local = createLocalStreams(from, () => undefined);
  onTestFinished(() => {
    local.dispose();
    from.close();
    to.close();
    camera.stop();
  });
  local.set([camera.stream]);
  await negotiate(from, to);
  await expect.poll(async () => (await countPictures(from)).all).toBeGreaterThan(pictures);
  return { from, local, stream: camera.stream };
}

it('sends a key frame when it is told that frames were lost', async () => {
  const { from, local } = await sendCamera(20);
  const before = await countPictures(from);
  local.refresh();
  await expect.poll(async () => (await countPictures(from)).all).toBeGreaterThan(before.all + 10);
  const { whole } = await countPictures(from);
  expect(whole).toBeGreaterThanOrEqual(before.whole + (canAsk ? 1 : 0));
});

it('sends no video while it is paused', async () => {
  const { from, local } = await sendCamera(5);
  const isActive = () => from.getSenders()[0]?.getParameters().encodings[0]?.active;

  local.pause('noPath', true);
  await expect.poll(isActive).toBe(false);
  local.pause('noPath', false);
  await expect.poll(isActive).toBe(true);
  const { all } = await countPictures(from);
  await expect.poll(async () => (await countPictures(from)).all).toBeGreaterThan(all + 5);
});

it('sends a camera that was switched off in a pause, and on after it', async () => {
  const { from, local, stream } = await sendCamera(5);
  const [sender] = from.getSenders() as [RTCRtpSender];
  const [track] = stream.getVideoTracks() as [MediaStreamTrack];
  const isActive = () => sender.getParameters().encodings[0]?.active;
  local.pause('noPath', true);
  await expect.poll(isActive).toBe(false);
  removeTrackFrom(stream, track);
  await expect.poll(() => sender.track).toBeNull();
  local.pause('noPath', false);
  // Whatever follows from that in this turn of the loop.
  await new Promise((resolve) => requestAnimationFrame(resolve));
  addTrackTo(stream, track);
  await expect.poll(isActive).toBe(true);
  const { all } = await countPictures(from);
  await expect.poll(async () => (await countPictures(from)).all).toBeGreaterThan(all + 5);
});

it('sends a track once that is in two streams, and a stream once that is given twice', async () => {
  const pc = new RTCPeerConnection();
  const local = createLocalStreams(pc, () => undefined);
  const camera = createSyntheticStream({ color: 'rgb(200, 40, 40)' });
  onTestFinished(() => {
    local.dispose();
    pc.close();
    camera.stop();
  });
  const again = new MediaStream(camera.stream.getTracks());
  const sent = () => pc.getSenders().filter(({ track }) => track !== null).map(({ track }) => track?.id);
  const [{ id }] = camera.stream.getTracks() as [MediaStreamTrack];
  local.set([camera.stream, again, camera.stream]);
  expect(sent()).toEqual([id]);
  // The stream that sent it goes; the other one has it still.
  local.set([again]);
  await expect.poll(sent).toEqual([id]);
});

it('stops sending a track that has ended by itself', async () => {
  const pc = new RTCPeerConnection();
  const local = createLocalStreams(pc, () => undefined);
  const screen = createSyntheticStream({ color: 'rgb(200, 40, 40)' });
  onTestFinished(() => {
    local.dispose();
    pc.close();
    screen.stop();
  });
  const [track] = screen.stream.getVideoTracks() as [MediaStreamTrack];
  // As the browser does when the user stops sharing by its own bar.
  const end = makeEndable(track);
  local.set([screen.stream]);
  const [sender] = pc.getSenders() as [RTCRtpSender];
  expect(sender.track).toBe(track);
  end();
  await expect.poll(() => sender.track).toBeNull();
});

it('goes on receiving where a stream went before its sender had the track', async () => {
  const pc = new RTCPeerConnection();
  const camera = createSyntheticStream();
  const local = createLocalStreams(pc, () => undefined);
  onTestFinished(() => {
    local.dispose();
    pc.close();
    camera.stop();
  });
  const { stream } = camera;
  local.set([stream]);
  const [transceiver] = pc.getTransceivers();
  for (let round = 0; round < 3; round++) {
    local.set([]);
    expect(transceiver?.direction).toBe('recvonly');
    local.set([stream]);
    expect(transceiver?.direction).toBe('sendrecv');
  }
  await expect.poll(() => transceiver?.sender.track).toBe(stream.getVideoTracks()[0]);
  local.set([stream]);
  local.set([]);
  await expect.poll(() => transceiver?.sender.track).toBeNull();
  expect(pc.getTransceivers()).toHaveLength(1);
});
