import { backgroundBlur } from '../background/backgroundBlur';
import { backgroundImage } from '../background/backgroundImage';
import { noiseSuppression } from '../noise/noiseSuppression';
import { createPictureCamera } from './pictureCamera';
import { playTrack, readRegion } from './readRegion';

/** What the page of `effectsSite` has in its global scope, for tests that drive it from outside. */
const page = {
  backgroundBlur,
  backgroundImage,
  noiseSuppression,
  playTrack,
  readRegion,
  /** A camera that shows this site's picture of a person. */
  async openPersonCamera() {
    const picture = new Image();
    picture.src = '/person.jpg';
    await picture.decode();
    return createPictureCamera((context) => context.drawImage(picture, 0, 0, 640, 360));
  },
  /**
   * A microphone that hears nothing but white noise, and what measures how loud a track is, in decibels below full scale. All in
   * one context, since each further one is a further thread.
   */
  openNoisyMicrophone() {
    const context = new AudioContext({ sampleRate: 48_000 });
    const buffer = new AudioBuffer({ length: 480_000, sampleRate: 48_000 });
    const samples = buffer.getChannelData(0);
    for (let index = 0; index < samples.length; index += 1) samples[index] = (Math.random() * 2 - 1) * 0.1;
    const noise = new AudioBufferSourceNode(context, { buffer, loop: true });
    const output = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
    noise.connect(output);
    noise.start();
    const [track] = output.stream.getAudioTracks();
    if (!track) throw new Error('This browser gives a page no track of its own audio.');
    const meter = (input: AudioNode) => {
      const analyser = new AnalyserNode(context, { fftSize: 16_384 });
      input.connect(analyser);
      const window = new Float32Array(analyser.fftSize);
      return () => {
        analyser.getFloatTimeDomainData(window);
        const power = window.reduce((sum, sample) => sum + sample * sample, 0) / window.length;
        return 10 * Math.log10(power);
      };
    };
    return {
      track,
      level: meter(noise),
      levelOf: (other: MediaStreamTrack) =>
        meter(new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([other]) })),
      stop: () => void context.close(),
    };
  },
};

/** The type of the page's global scope. */
export type EffectsPage = typeof page;
Object.assign(globalThis, { page });
