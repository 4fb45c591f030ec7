import type { ProcessorOptions } from './frameProcessor';
import type { TrackProcessor } from './trackProcessor';

/** How an audio processor runs. */
export interface AudioProcessorOptions extends ProcessorOptions {
  /** The rate at which its node runs, in hertz; the browser converts. @default that of the output device */
  readonly sampleRate?: number | undefined;
  /** How far its node's output is behind its input, in milliseconds, for `getProcessorStats()`. @default 0 */
  readonly delayMs?: number | undefined;
}

/** Makes the node that is put between the microphone and the output track, in a context of its own, which ends with it. */
export type CreateAudioNode = (context: AudioContext, signal: AbortSignal) => AudioNode | Promise<AudioNode>;

/**
 * Makes a processor of audio out of a node of Web Audio: one of the browser's own, or a worklet of yours.
 *
 * ```ts
 * const robot = audioProcessor(async (context) => {
 *   await context.audioWorklet.addModule('/robot.js');
 *   return new AudioWorkletNode(context, 'robot');
 * }, { name: 'robot' });
 * ```
 */
export function audioProcessor(createNode: CreateAudioNode, options: AudioProcessorOptions = {}): TrackProcessor {
  const { name, required, sampleRate, delayMs = 0 } = options;
  return {
    kind: 'audio',
    name,
    required,
    async process(track, signal) {
      const context = new AudioContext(sampleRate === undefined ? {} : { sampleRate });
      const listening = new AbortController();
      const stop = () => {
        listening.abort();
        // Rejects only where it is closed already.
        context.close().catch(() => undefined);
      };
      signal.addEventListener('abort', stop, { signal: listening.signal });
      try {
        keepRunning(context, track, listening.signal);
        const input = new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([track]) });
        const node = await createNode(context, signal);
        const channelCount = track.getSettings().channelCount ?? 1;
        const output = new MediaStreamAudioDestinationNode(context, { channelCount });
        input.connect(node).connect(output);
        const [processed] = output.stream.getAudioTracks();
        if (!processed) throw new Error('This browser gives a page no track of its own audio.');
        return {
          track: processed,
          stop,
          stats: () => ({ delayMs: delayMs + context.baseLatency * 1000 }),
          failed: failureOf(node, listening.signal),
        };
      } catch (error) {
        stop();
        throw error;
      }
    },
  };
}

/** Resumes it: at once, or from the first click or key on; again after a phone call, when the system lets go. */
function keepRunning(context: AudioContext, track: MediaStreamTrack, signal: AbortSignal): void {
  const resume = () => {
    // Rejects only when it was closed meanwhile, and then nobody wants it to run, or while the system interrupts it.
    if (context.state !== 'running') context.resume().catch(() => undefined);
  };
  resume();
  track.addEventListener('unmute', resume, { signal });
  context.addEventListener('statechange', resume, { signal });
  document.addEventListener('visibilitychange', resume, { signal });
  for (const gesture of ['pointerdown', 'pointerup', 'keydown']) {
    document.addEventListener(gesture, resume, { capture: true, signal });
  }
}

/** Resolves when the node's worklet throws, after which it is silent. */
function failureOf(node: AudioNode, signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve) => {
    const onError = (event: Event) => resolve('message' in event ? event.message : 'Its worklet failed.');
    node.addEventListener('processorerror', onError, { signal });
  });
}
