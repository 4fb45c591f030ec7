import { acquireContext, releaseContext } from '../audioContext';
import { createGatedLoudness } from './gatedLoudness';
import type { HeardAudio } from './levelGain';

/** How often a block ends, and how long it is, in milliseconds: three quarters of one are in the next (ITU-R BS.1770). */
export const BLOCK_EVERY_MS = 100;
const BLOCK_MS = 400;
/** How many blocks a peak is remembered. */
const PEAK_BLOCKS = 30;

/** The two filters by which an ear's sensitivity is taken into account (K-weighting). */
function weigh(context: AudioContext, source: AudioNode): AudioNode {
  const head = new BiquadFilterNode(context, { type: 'highshelf', frequency: 1681.97, gain: 4 });
  const low = new BiquadFilterNode(context, { type: 'highpass', frequency: 38.14, Q: -6.02 });
  return source.connect(head).connect(low);
}

/**
 * Measures how loud a stream is, until the returned function is called. An element has to play it meanwhile, or Chromium
 * gives Web Audio nothing of a remote one.
 */
export function measureLoudness(stream: MediaStream, onBlock: (heard: HeardAudio) => void): () => void {
  const context = acquireContext();
  const mix = context.createGain();
  const weighted = context.createAnalyser();
  const raw = context.createAnalyser();
  weighted.fftSize = 32_768;
  raw.fftSize = 8192;
  weigh(context, mix).connect(weighted);
  mix.connect(raw);

  let sources: MediaStreamAudioSourceNode[] = [];
  const connect = () => {
    for (const source of sources) source.disconnect();
    sources = stream.getAudioTracks().map((track) => context.createMediaStreamSource(new MediaStream([track])));
    for (const source of sources) source.connect(mix);
  };
  connect();
  stream.addEventListener('addtrack', connect);
  stream.addEventListener('removetrack', connect);

  const loudness = createGatedLoudness();
  const samples = new Float32Array(weighted.fftSize);
  const peaks: number[] = [];
  const length = Math.min(Math.round((context.sampleRate * BLOCK_MS) / 1000), samples.length);
  const timer = setInterval(() => {
    if (context.state !== 'running') return;
    weighted.getFloatTimeDomainData(samples);
    loudness.add(samples.subarray(-length).reduce((sum, sample) => sum + sample * sample, 0) / length);
    const latest = samples.subarray(0, raw.fftSize);
    raw.getFloatTimeDomainData(latest);
    peaks.push(latest.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0));
    if (peaks.length > PEAK_BLOCKS) peaks.shift();
    onBlock({ loudness: loudness.value, peak: Math.max(...peaks) });
  }, BLOCK_EVERY_MS);

  return () => {
    clearInterval(timer);
    stream.removeEventListener('addtrack', connect);
    stream.removeEventListener('removetrack', connect);
    for (const source of sources) source.disconnect();
    releaseContext();
  };
}
