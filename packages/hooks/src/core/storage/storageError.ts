import { RtcError, toRtcError } from '../errors';

/**
 * Why something could not be written, as one of our errors: `storage-full`, or `recording-failed` with `text`.
 *
 * @param bytes how much was to be written
 */
export async function storageError(cause: unknown, bytes: number, text: string): Promise<RtcError> {
  if (!isFull(cause) && !(await isOverQuota(bytes))) return toRtcError(cause, 'recording-failed', text);
  return new RtcError('storage-full', 'The disk is full; the recording ends here.', { cause });
}

const isFull = (cause: unknown) => cause instanceof DOMException && cause.name === 'QuotaExceededError';

/** Whether so much more is over what the browser gives this site: not every browser says so in its error. */
async function isOverQuota(bytes: number): Promise<boolean> {
  try {
    const { usage, quota } = await navigator.storage.estimate();
    return usage !== undefined && quota !== undefined && usage + bytes > quota;
  } catch {
    // A browser that doesn't tell; the first error says what there is to say.
    return false;
  }
}
