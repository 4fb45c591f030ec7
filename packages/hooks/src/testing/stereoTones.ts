import { onTestFinished } from 'vitest';
import { connectTrack } from '../core/media/trackInput';

/** A pitch for each channel, in hertz. */
export interface StereoPitches {
  readonly left: number;
  readonly right: number;
}

async function openContext(): Promise<AudioContext> {
  const context = new AudioContext();
  onTestFinished(() => context.close());
  await context.resume();
  return context;
}

/** A microphone that hears one tone on its left and another on its right, until the test is over. */
export async function stereoTones({ left, right }: StereoPitches): Promise<MediaStream> {
  const context = await openContext();
  const merger = new ChannelMergerNode(context, { numberOfInputs: 2 });
  const destination = new MediaStreamAudioDestinationNode(context, { channelCount: 2 });
  [left, right].forEach((frequency, channel) => {
    const oscillator = new OscillatorNode(context, { frequency });
    oscillator.connect(new GainNode(context, { gain: 0.4 })).connect(merger, 0, channel);
    oscillator.start();
  });
  merger.connect(destination);
  onTestFinished(() => destination.stream.getTracks().forEach((track) => track.stop()));
  return destination.stream;
}

/** Listens to a stream until the test is over; gives which of these pitches sound on its left and on its right. */
export async function tonesOf(stream: MediaStream, pitches: StereoPitches): Promise<() => { left: number[]; right: number[] }> {
  const context = await openContext();
  const [track] = stream.getAudioTracks();
  if (!track) throw new Error('The stream has no audio.');
  // Of one channel too it makes two.
  const stereo = new GainNode(context, { channelCount: 2, channelCountMode: 'explicit' });
  const splitter = new ChannelSplitterNode(context, { numberOfOutputs: 2 });
  const analysers = [0, 1].map((channel) => {
    const analyser = new AnalyserNode(context, { fftSize: 4096, smoothingTimeConstant: 0 });
    splitter.connect(analyser, channel);
    return analyser;
  });
  stereo.connect(splitter);
  const disconnect = connectTrack(track, context, stereo);
  if (typeof disconnect !== 'function') throw disconnect;
  onTestFinished(disconnect);

  const heard = (analyser: AnalyserNode | undefined) => {
    if (!analyser) return [];
    const bins = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(bins);
    const level = (hz: number) => bins[Math.round((hz * analyser.fftSize) / context.sampleRate)] ?? -Infinity;
    return [pitches.left, pitches.right].filter((hz) => level(hz) > -50);
  };
  return () => ({ left: heard(analysers[0]), right: heard(analysers[1]) });
}
