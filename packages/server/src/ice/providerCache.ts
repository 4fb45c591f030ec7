import { encodeBase64url } from '../crypto/base64url';
import { lazy } from '../crypto/lazy';
import type { ErrorListener } from '../http/handle';
import type { Store } from '../store/store';
import { isSettled, lifetimeOf, parseProviderState, UNKNOWN_PROVIDER, type ProviderState } from './providerState';
import type { ProviderRequest } from './providerRequest';

/** For so long one instance alone asks, in seconds: a vendor has 3 s. */
const ASKING_SECONDS = 4;
/** How often the others look whether it has an answer, in ms. */
const POLL_MS = 100;

/** What the instances of a deployment know of a vendor together. */
export interface ProviderCache {
  /** As far as this instance knows. */
  readonly state: ProviderState;
  /**
   * Brings the state up to date: from the store, where another instance has asked, or by `ask`, which one instance does at a
   * time. While the store is down each instance asks for itself.
   */
  renew(ask: (before: ProviderState) => Promise<ProviderState>): Promise<void>;
}

/** Makes one for the vendor that `request` asks. */
export function createProviderCache(request: ProviderRequest, store: Store, onError: ErrorListener): ProviderCache {
  let state = UNKNOWN_PROVIDER;
  let renewing: Promise<void> | null = null;
  const keys = lazy(() => keysOf(request));

  async function read(key: string): Promise<void> {
    const shared = parseProviderState(await store.get(key));
    if (shared && shared.at > state.at) state = shared;
  }

  /** Whether this instance is the one to ask; otherwise the state is up to date, as far as another one got. */
  async function isOurs(kept: string, asking: string): Promise<boolean> {
    const until = Date.now() + ASKING_SECONDS * 1000;
    for (;;) {
      await read(kept);
      if (isSettled(state, Date.now())) return false;
      if (await store.replace(asking, null, '1', ASKING_SECONDS)) return true;
      if (Date.now() >= until) return false;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  async function renew(ask: (before: ProviderState) => Promise<ProviderState>): Promise<void> {
    const { kept, asking } = await keys();
    const ours = await isOurs(kept, asking).catch((error: unknown) => {
      onError(error);
      return true;
    });
    if (!ours) return;
    state = await ask(state);
    await store.set(kept, JSON.stringify(state), lifetimeOf(state, Date.now())).catch(onError);
    await store.delete(asking).catch(onError);
  }

  return {
    get state() {
      return state;
    },
    renew: (ask) => (renewing ??= renew(ask).finally(() => (renewing = null))),
  };
}

/** Keys that tell one vendor's account from another, and give nothing of it away. */
async function keysOf({ url, init }: ProviderRequest): Promise<{ kept: string; asking: string }> {
  const bytes = new TextEncoder().encode(JSON.stringify([url, init]));
  const hash = encodeBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
  return { kept: `provider:${hash}`, asking: `provider-asking:${hash}` };
}
