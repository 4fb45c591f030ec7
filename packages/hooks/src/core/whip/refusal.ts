import { loadChunk } from '../chunk';
import { RtcError } from '../errors';

/** Publish, or play. */
export type HttpRole = 'publisher' | 'player';

/** Why a session could not be opened, and what comes next. */
export interface Refusal {
  readonly error: RtcError;
  /** `retry`: later, by itself. `wait`: the same, for a stream that isn't there yet. `stop`: asking again gives the same. */
  readonly next: 'retry' | 'wait' | 'stop';
  /** How long to wait at least, in ms. */
  readonly afterMs: number;
}

/** What is known where something goes wrong. */
export interface Circumstances {
  readonly role: HttpRole;
  /** The URL of the endpoint, as it was given. */
  readonly url: string;
}

/**
 * What an error of a session means, with code that is fetched for it.
 *
 * @param cause a `Fault`, or what `fetch` or the browser threw
 */
export async function toRefusal(cause: unknown, circumstances: Circumstances): Promise<Refusal> {
  const part = await loadChunk(() => import('./explain'));
  return part instanceof RtcError ? { error: part, next: 'retry', afterMs: 0 } : part.explain(cause, circumstances);
}
