import { processAudio } from '../audioContext';
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
 *
 * @throws where there is no Web Audio, or none for such a stream
 */
export function measureLoudness(stream: MediaStream, onBlock: (heard: HeardAudio) => void): () => void {
  const { nodes, stop } = processAudio(stream, (context) => {
    const input = new GainNode(context);
    const weighted = new AnalyserNode(context, { fftSize: 32_768 });
    const raw = new AnalyserNode(context, { fftSize: 8192 });
    weigh(context, input).connect(weighted);
    input.connect(raw);
    return { input, weighted, raw, context };
  });
  const { weighted, raw, context } = nodes;
  const loudness = createGatedLoudness();
  const samples = new Float32Array(weighted.fftSize);
  const length = Math.min(Math.round((context.sampleRate * BLOCK_MS) / 1000), samples.length);
  const peaks: number[] = [];

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
    stop();
  };
}
