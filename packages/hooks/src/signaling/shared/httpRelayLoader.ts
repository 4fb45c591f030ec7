import { loadChunk } from '../../core/chunk';
import { RtcError } from '../../core/errors';
import type { Json } from '../../core/signaling/port';
import type { createHttpRelay, HttpRelay, HttpRelayOptions } from './httpRelay';

/** As many as the relay itself lets wait. */
const MAX_WAITING = 64;

/**
 * A relay whose code is fetched at once, beside the subscription, and by those alone who have given one: it is there
 * before the first message. What is posted earlier waits. If it can't be fetched, that matters only to who needs it.
 *
 * @param load for tests. @default the relay's code
 */
export function loadHttpRelay(
  options: HttpRelayOptions,
  load: () => Promise<{ createHttpRelay: typeof createHttpRelay }> = () => import('./httpRelay'),
): HttpRelay {
  let relay: HttpRelay | null = null;
  let failure: RtcError | null = null;
  let waiting: Json[] = [];

  async function prepare() {
    const part = await loadChunk(load);
    const early = waiting.splice(0);
    if (part instanceof RtcError) {
      failure = part;
      if (early.length > 0) options.onFail(part);
      return;
    }
    relay = part.createHttpRelay(options);
    for (const data of early) relay.post(data);
  }
  void prepare();

  return {
    post(data) {
      if (relay) return relay.post(data);
      if (failure) options.onFail(failure);
      if (failure || waiting.length >= MAX_WAITING) return false;
      waiting.push(data);
      return true;
    },
    clear() {
      waiting = [];
      relay?.clear();
    },
  };
}
