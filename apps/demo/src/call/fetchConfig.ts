import { RtcError } from '@visavis/hooks';
import type { CallConfig } from '../config/callConfig';

/** What this page's server says about a call in `room`. Rejects with an `RtcError`, or with the abort. */
export async function fetchConfig(room: string, signal: AbortSignal): Promise<CallConfig> {
  try {
    const response = await fetch(`/api/config?room=${encodeURIComponent(room)}`, { signal });
    if (!response.ok) throw new Error(`The server answered with status ${response.status}.`);
    return (await response.json()) as CallConfig;
  } catch (cause) {
    signal.throwIfAborted();
    throw new RtcError('signaling-unavailable', 'The server of this page can not be reached.', { cause });
  }
}
