import { pageEnvironment } from '../../environment/pageEnvironment';
import { createStore, type Store } from '../../store';
import { iceGatheringOf } from '../iceGathering';
import { whileSubscribed } from '../../whileSubscribed';
import type { MeasuredPeer } from './measuredPeer';
import type { IceSetUp } from './iceSummary';
import type { StatsById } from './statsReport';
import { summarize, type PeerStats } from './summary';

/** How often to look. */
export interface PeerStatsOptions {
  /**
   * From one look to the next, in milliseconds, at least 100. All who watch one peer share its looks, which
   * come as often as the most eager of them asks. @default 1000
   */
  readonly intervalMs?: number | undefined;
}

const MIN_INTERVAL_MS = 100;

/**
 * Makes a view of a peer's statistics; null while there is no connection.
 *
 * They are read from the first subscriber to the last, not while the page is hidden, and at once when the
 * peer's status changes. A peer that is rebuilt goes on with its new connection; rates begin anew with it.
 */
export function createPeerStats(peer: MeasuredPeer | null, options: PeerStatsOptions = {}): Store<PeerStats | null> {
  if (!peer) return nothing;
  const intervalMs = Math.max(options.intervalMs ?? 1000, MIN_INTERVAL_MS);
  const poller = pollers.get(peer) ?? createPoller(peer);
  pollers.set(peer, poller);
  return {
    getSnapshot: poller.getStats,
    getInitialSnapshot: () => null,
    subscribe: (notify) => poller.subscribe({ intervalMs, notify }),
  };
}

const nothing: Store<null> = {
  getSnapshot: () => null,
  getInitialSnapshot: () => null,
  subscribe: () => () => undefined,
};

interface Watcher {
  readonly intervalMs: number;
  notify(): void;
}

interface Poller {
  getStats(): PeerStats | null;
  subscribe(watcher: Watcher): () => void;
}

const pollers = new WeakMap<MeasuredPeer, Poller>();

interface Look {
  readonly connection: RTCPeerConnection;
  readonly stats: StatsById;
}

/** The one that looks at a peer, however many want to see. */
function createPoller(peer: MeasuredPeer): Poller {
  const store = createStore<{ stats: PeerStats | null }>({ stats: null });
  const watchers = new Set<Watcher>();
  let lookSooner: ((intervalMs: number) => void) | null = null;

  function start(): () => void {
    const run = new AbortController();
    const { signal } = run;
    let timer: unknown;
    let nextInMs = 0;
    let { status } = peer.getSnapshot();
    let last: Look | null = null;
    let begun = 0;
    let shown = 0;

    async function look() {
      pageEnvironment.clearTimer(timer);
      if (pageEnvironment.isHidden) return;
      const order = ++begun;
      const now = await lookAt(peer.connection);
      // A look that a later one overtook has nothing new to tell.
      if (signal.aborted || order < shown) return;
      shown = order;
      const before = now && last?.connection === now.connection ? last.stats : null;
      last = now;
      store.set({ stats: now && summarize(now.stats, before, setUpOf(now.connection)) });
      if (order === begun) schedule();
    }

    function schedule() {
      pageEnvironment.clearTimer(timer);
      nextInMs = Math.min(...[...watchers].map(({ intervalMs }) => intervalMs));
      timer = pageEnvironment.setTimer(() => void look(), nextInMs);
    }

    lookSooner = (intervalMs) => intervalMs < nextInMs && schedule();
    const unfollow = peer.subscribe(() => {
      const before = status;
      ({ status } = peer.getSnapshot());
      if (status !== before) void look();
    });
    const unlisten = pageEnvironment.subscribe((event) => event === 'visibility' && void look());
    void look();

    return () => {
      run.abort();
      pageEnvironment.clearTimer(timer);
      unlisten();
      unfollow();
      lookSooner = null;
      store.set({ stats: null });
    };
  }

  return {
    getStats: () => store.getSnapshot().stats,
    subscribe: whileSubscribed((watcher: Watcher) => {
      watchers.add(watcher);
      const unsubscribe = store.subscribe(() => watcher.notify());
      lookSooner?.(watcher.intervalMs);
      return () => {
        unsubscribe();
        watchers.delete(watcher);
      };
    }, start),
  };
}

async function lookAt(connection: RTCPeerConnection | null): Promise<Look | null> {
  if (!connection || connection.signalingState === 'closed') return null;
  try {
    return { connection, stats: await connection.getStats() };
  } catch {
    // Closed in between: then there is nothing to see.
    return null;
  }
}

function setUpOf(connection: RTCPeerConnection): IceSetUp {
  const { iceServers = [], iceTransportPolicy = 'all', iceCandidatePoolSize = 0 } = connection.getConfiguration();
  return {
    policy: iceTransportPolicy,
    urls: iceServers.flatMap(({ urls }) => urls),
    gathering: iceGatheringOf(connection),
    // While a pool gathers, browsers tell nobody what the servers complain about.
    complete: connection.iceGatheringState === 'complete' && iceCandidatePoolSize === 0,
  };
}
