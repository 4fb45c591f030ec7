import { RtcError } from '../../errors';
import { nameOf, type TrackProcessor } from './trackProcessor';

/** The name of an error that says that the machine is too slow, rather than that something broke. */
const TOO_SLOW = 'TooSlowError';

/** Why a processor can't go on, as one of our errors. */
export function processorFailed(processor: TrackProcessor, cause: unknown): RtcError {
  if (cause instanceof RtcError) return cause;
  if (cause instanceof Error && cause.name === TOO_SLOW) return processorTooSlow(processor, cause);
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new RtcError('processor-failed', `The processor "${nameOf(processor)}" failed: ${reason}`, { cause });
}

/** The error of a processor that takes longer for a frame than there is until the next one. */
export function processorTooSlow(processor: TrackProcessor, cause?: unknown): RtcError {
  const message = `This machine is too slow for the processor "${nameOf(processor)}".`;
  return new RtcError('processor-too-slow', message, { cause });
}
