import { RtcError } from '../errors';
import { createPart, type Part } from '../part';
import type { Capture, CaptureLease } from './captureLease';
import type { HeldCapture } from './captureReplacement';
import type { startChain } from './processors/processorChain';
import type { TrackProcessor } from './processors/trackProcessor';

const chains: Part<{ startChain: typeof startChain }> = /* @__PURE__ */ createPart(() => import('./processors/processorChain'));

/** Sends what is captured through processors, before anybody gets it. */
export interface CaptureProcessing {
  /** Takes these from now on, for what is captured next. @returns whether they are others, or one of them had failed */
  set(processors: readonly TrackProcessor[]): boolean;
  /** The same share, which is ready when its track has gone through the processors of that moment. */
  process(lease: CaptureLease): CaptureLease;
  /** Whether a capture went through the processors of this moment. */
  isCurrent(held: HeldCapture): boolean;
  /** Whether one of them is required. */
  readonly isRequired: boolean;
  /** Tries those again that failed. */
  retry(): void;
}

/** Told of a processor that was taken out; `error` is to be shown. A required one has taken its track with it. */
export type OnTakenOut = (error: RtcError, required: boolean) => void;

/** Makes it, without a processor. */
export function createCaptureProcessing(onTakenOut: OnTakenOut): CaptureProcessing {
  let wanted: readonly TrackProcessor[] = [];
  const failures = new Map<TrackProcessor, RtcError>();
  /** Those of `wanted` that have not failed; another array whenever that changes. */
  let current = wanted;

  function update(): void {
    current = wanted.filter((processor) => !failures.has(processor));
  }

  function withProcessors(capture: Capture, processed?: Capture['processed']): Capture {
    const [failure] = failures.values();
    return { ...capture, relaxed: failure ?? capture.relaxed, processed, processors: current };
  }

  async function run(lease: CaptureLease, signal: AbortSignal): Promise<Capture | RtcError> {
    const capture = await lease.ready;
    if (capture instanceof RtcError) return capture;
    let fatal: RtcError | null = null;

    function takeOut(processor: TrackProcessor, error: RtcError): void {
      if (processor.required) {
        fatal = error;
      } else {
        failures.set(processor, error);
        update();
      }
    }

    const isWanted = () => !signal.aborted && capture.track.readyState === 'live';
    while (current.length > 0 && isWanted()) {
      const own = current;
      let started = false;
      const part = await chains.load();
      const onFailed = (processor: TrackProcessor, error: RtcError) => {
        takeOut(processor, error);
        if (started) onTakenOut(error, processor.required === true);
      };
      if (part instanceof RtcError) own.forEach((processor) => takeOut(processor, part));
      const chain = part instanceof RtcError ? null : await part.startChain(capture.track, own, onFailed, signal);
      if (fatal) return fatal;
      started = chain !== null;
      // Others may have been set meanwhile.
      if (chain && own === current && isWanted()) return withProcessors(capture, chain);
      chain?.stop();
    }
    return withProcessors(capture);
  }

  return {
    set(processors) {
      const same = processors.length === wanted.length && processors.every((one, index) => one === wanted[index]);
      if (same && failures.size === 0) return false;
      wanted = [...processors];
      failures.clear();
      update();
      return true;
    },
    process(lease) {
      const ending = new AbortController();
      let processed = false;
      const ready = run(lease, ending.signal).then((result) => {
        processed = !(result instanceof RtcError) && result.processed !== undefined;
        return result;
      });
      const give = (way: 'release' | 'transfer') => {
        ending.abort();
        lease[way]();
      };
      return {
        ready,
        release: () => give('release'),
        transfer: () => give('transfer'),
        get isHeld() {
          return lease.isHeld;
        },
        retire: lease.retire,
        // Processors read from a clone, which keeps what it was asked for.
        adjust: async (constraints) => !processed && lease.adjust(constraints),
      };
    },
    isCurrent: ({ processors }) => processors === current,
    get isRequired() {
      return current.some(({ required }) => required);
    },
    retry() {
      if (failures.size === 0) return;
      failures.clear();
      update();
    },
  };
}

/** What of a capture goes into the stream. */
export const outputOf = ({ track, processed }: HeldCapture): MediaStreamTrack => processed?.track ?? track;
