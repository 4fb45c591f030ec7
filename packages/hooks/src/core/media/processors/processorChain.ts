import type { RtcError } from '../../errors';
import { setInterruptionSource } from '../interruption';
import { onTrackEnabledChange, setTrackEnabled } from '../trackEnabled';
import { createBehindWatch, LOOK_MS } from './fallsBehind';
import { processorFailed, processorTooSlow } from './processorError';
import { nameOf, type ProcessedTrack, type ProcessorStats, type TrackProcessor } from './trackProcessor';

/** A captured track on its way through some processors. */
export interface ProcessorChain {
  /** What comes out of the last one. It is muted whenever the captured track is, and the other way round. */
  readonly track: MediaStreamTrack;
  /** What each one does now, in the order of their work. */
  stats(): readonly ProcessorStats[];
  /** Ends them all. The captured track goes on. Safe to call twice. */
  stop(): void;
}

/** Told which processor can't go on, once for each chain: it is for the listener to stop the chain and to make another. */
export type OnProcessorFailed = (processor: TrackProcessor, error: RtcError) => void;

/** How long a processor may take until its first frame: models are loaded over slow networks. */
const START_MS = 60_000;

interface Stage {
  readonly processor: TrackProcessor;
  readonly processed: ProcessedTrack;
  readonly fallsBehind: ReturnType<typeof createBehindWatch>;
}

/**
 * Sends `source` through `processors`, one after the other. They get a clone of it: one that is muted is silent for them too,
 * and what is said into a muted microphone is still to be noticed.
 *
 * @param onFailed called for one that doesn't start, or can't go on
 * @returns null if one didn't start, or after an abort; then nothing is left of it
 */
export async function startChain(
  source: MediaStreamTrack,
  processors: readonly TrackProcessor[],
  onFailed: OnProcessorFailed,
  signal: AbortSignal,
): Promise<ProcessorChain | null> {
  const ending = new AbortController();
  const listening = { signal: ending.signal };
  const input = source.clone();
  input.enabled = true;
  const stages: Stage[] = [];
  const undo: (() => void)[] = [];

  function stop(): void {
    if (ending.signal.aborted) return;
    ending.abort();
    for (const each of undo) each();
    for (const { processed } of stages) end(processed);
    input.stop();
  }

  function fail(processor: TrackProcessor, error: RtcError): void {
    // A device that went away takes them all with it, which is no fault of theirs.
    if (ending.signal.aborted) return;
    stop();
    if (source.readyState === 'live') onFailed(processor, error);
  }

  function watch({ processor, processed }: Stage): void {
    const onEnded = () => fail(processor, processorFailed(processor, 'Its track ended.'));
    processed.track.addEventListener('ended', onEnded, listening);
    void processed.failed?.then(
      (cause) => fail(processor, processorFailed(processor, cause)),
      (cause: unknown) => fail(processor, processorFailed(processor, cause)),
    );
  }

  signal.addEventListener('abort', stop, listening);
  source.addEventListener('ended', stop, listening);
  if (signal.aborted) stop();

  let track = input;
  for (const processor of processors) {
    try {
      const processed = await start(processor, track, ending.signal);
      // Also when an earlier one failed meanwhile.
      if (ending.signal.aborted) {
        if (processed) end(processed);
        return null;
      }
      if (!processed) return null;
      const stage = { processor, processed, fallsBehind: createBehindWatch() };
      stages.push(stage);
      watch(stage);
      track = processed.track;
    } catch (cause) {
      fail(processor, processorFailed(processor, cause));
      return null;
    }
  }

  const timer = setInterval(() => {
    const behind = stages.find(({ processed, fallsBehind }) => fallsBehind(processed.stats?.().load));
    if (behind) fail(behind.processor, processorTooSlow(behind.processor));
  }, LOOK_MS);
  undo.push(() => clearInterval(timer), mirrorEnabled(source, track));
  setInterruptionSource(track, source);

  return {
    track,
    stop,
    stats: () =>
      stages.map(({ processor, processed }) => ({
        frameRate: null,
        delayMs: null,
        load: null,
        ...processed.stats?.(),
        name: nameOf(processor),
      })),
  };
}

/** One processor's work on `track`. @returns null after an abort, which is not waited for */
async function start(processor: TrackProcessor, track: MediaStreamTrack, signal: AbortSignal): Promise<ProcessedTrack | null> {
  if (signal.aborted) return null;
  if (processor.kind !== track.kind) throw new TypeError(`It is for ${processor.kind}, and this is ${track.kind}.`);
  const waiting = new AbortController();
  const starting = processor.process(track, signal);
  let taken: ProcessedTrack | null = null;
  try {
    taken = await Promise.race([starting, aborted(signal, waiting.signal), late(waiting.signal)]);
    return taken;
  } finally {
    waiting.abort();
    // What comes after all is for nobody.
    if (!taken) void starting.then(end, () => undefined);
  }
}

function aborted(signal: AbortSignal, until: AbortSignal): Promise<null> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(null), { signal: until }));
}

function late(until: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const timer = setTimeout(() => reject(new Error('It did not start.')), START_MS);
    until.addEventListener('abort', () => clearTimeout(timer));
  });
}

function end(processed: ProcessedTrack): void {
  processed.stop();
  processed.track.stop();
}

/** Mutes each of the two with the other, from the way that `source` is now. */
function mirrorEnabled(source: MediaStreamTrack, output: MediaStreamTrack): () => void {
  const follow = () => setTrackEnabled(output, source.enabled);
  const lead = () => setTrackEnabled(source, output.enabled);
  follow();
  const undo = [onTrackEnabledChange(source, follow), onTrackEnabledChange(output, lead)];
  return () => {
    for (const each of undo) each();
  };
}
