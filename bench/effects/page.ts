import { createUserMedia } from '@visavis/hooks/core';
import { backgroundBlur } from '../../packages/effects/src/background/backgroundBlur';
import { noiseSuppression } from '../../packages/effects/src/noise/noiseSuppression';
import { createPictureCamera, drawStripes } from '../../packages/effects/src/testing/pictureCamera';
import { readRegion } from '../../packages/effects/src/testing/readRegion';
import { createSyntheticStream } from '../../packages/hooks/src/testing/syntheticStream';
import { createVirtualCapture } from '../../packages/hooks/src/testing/virtualCapture';

/** More contrast than a blur of stripes leaves, and far less than the stripes have. */
const RAW_CONTRAST = 60;

/** A camera of 640 by 360 pixels and 15 frames a second that shows this site's picture of a person. */
async function openPersonCamera() {
  const picture = new Image();
  picture.src = '/person.jpg';
  await picture.decode();
  return createPictureCamera((context) => context.drawImage(picture, 0, 0, 640, 360));
}

function show(track: MediaStreamTrack): HTMLVideoElement {
  const video = document.body.appendChild(document.createElement('video'));
  video.muted = true;
  video.autoplay = true;
  video.srcObject = new MediaStream([track]);
  return video;
}

/** Answers `getUserMedia` with cameras of stripes, under the ids that are asked for. */
function replaceCameras(): void {
  const ids = ['front', 'rear'];
  navigator.mediaDevices.enumerateDevices = async () =>
    ids.map((deviceId) => {
      const info = { kind: 'videoinput' as const, deviceId, label: deviceId, groupId: deviceId };
      return { ...info, toJSON: () => info };
    });
  navigator.mediaDevices.getUserMedia = async ({ video } = {}) => {
    const wanted = typeof video === 'object' && typeof video.deviceId === 'object' && !Array.isArray(video.deviceId) ? video.deviceId.exact : null;
    const deviceId = ids.find((id) => id === wanted) ?? 'front';
    const camera = createPictureCamera(drawStripes);
    const identity = { label: deviceId, settings: { deviceId, groupId: deviceId } };
    return new MediaStream([createVirtualCapture(camera.track, identity, camera.stop).track]);
  };
}

/** Sends a stream to another end on this page. @returns what comes out there, and how often an offer was made */
async function sendTo(stream: MediaStream): Promise<{ remote: MediaStream; sender: RTCRtpSender; offers: () => number }> {
  const [near, far] = [new RTCPeerConnection(), new RTCPeerConnection()];
  near.addEventListener('icecandidate', ({ candidate }) => void far.addIceCandidate(candidate ?? undefined));
  far.addEventListener('icecandidate', ({ candidate }) => void near.addIceCandidate(candidate ?? undefined));
  const arrived = new Promise<MediaStream>((resolve) => far.addEventListener('track', ({ track }) => resolve(new MediaStream([track]))));
  const [track] = stream.getVideoTracks();
  if (!track) throw new Error('There is no camera.');
  const sender = near.addTrack(track, stream);
  let offers = 0;
  near.addEventListener('negotiationneeded', () => (offers += 1));
  await near.setLocalDescription();
  await far.setRemoteDescription(near.localDescription!);
  await far.setLocalDescription();
  await near.setRemoteDescription(far.localDescription!);
  offers = 0;
  return { remote: await arrived, sender, offers: () => offers };
}

/** What the page has in its global scope. */
const page = {
  /** Shows a camera, as it is or blurred, until the page is closed. @returns how many frames a second come out, later on */
  async openCamera(blurred: boolean) {
    const { track } = await openPersonCamera();
    if (!blurred) {
      show(track);
      return;
    }
    const processed = await backgroundBlur().process(track, new AbortController().signal);
    show(processed.track);
    Object.assign(globalThis, { processed });
  },
  /** Hears a microphone, as it is or without noise, until the page is closed. */
  async openMicrophone(suppressed: boolean) {
    const { stream } = createSyntheticStream({ video: false, toneHz: 220 });
    const [track] = stream.getAudioTracks();
    if (!track) throw new Error('There is no microphone.');
    const processed = suppressed ? await noiseSuppression().process(track, new AbortController().signal) : { track };
    const context = new AudioContext();
    const input = new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([processed.track]) });
    input.connect(new AnalyserNode(context));
    // All of it, since what nobody holds is collected.
    Object.assign(globalThis, { processed, input, stream });
  },
  /** What the processor says of itself. */
  stats() {
    const { processed } = globalThis as unknown as { processed: { stats(): { frameRate?: number; delayMs?: number } } };
    return processed.stats();
  },
  /** Switches a blurred camera so many times. @returns what the other end got, frame by frame */
  async switchCameras(times: number) {
    replaceCameras();
    const media = createUserMedia({ audio: false, processors: { camera: [backgroundBlur()] } });
    await media.start();
    const { stream, camera, error } = media.getSnapshot();
    if (!stream || !camera.track) throw error ?? new Error('There is no camera.');
    const { remote, sender, offers } = await sendTo(stream);
    stream.addEventListener('addtrack', ({ track }) => void sender.replaceTrack(track));
    const [track] = remote.getVideoTracks();
    if (!track) throw new Error('Nothing arrived.');
    const video = show(track);
    let [frames, raw] = [0, 0];
    const look = () => {
      frames += 1;
      if (readRegion(video, { x: 0.1, y: 0.1, width: 0.8, height: 0.8 }).contrast > RAW_CONTRAST) raw += 1;
      video.requestVideoFrameCallback(look);
    };
    video.requestVideoFrameCallback(look);
    const seen = async (count: number) => {
      for (let frame = 0; frame < count; frame += 1) await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
    };
    for (let time = 0; time < times; time += 1) {
      await seen(15);
      await media.getSnapshot().camera.select(time % 2 === 0 ? 'rear' : 'front');
    }
    await seen(15);
    media.stop();
    return { frames, raw, offers: offers() };
  },
};

/** The type of the page's global scope. */
export type EffectsBenchPage = typeof page;
Object.assign(globalThis, { page });
