import { pageEnvironment } from '../environment/pageEnvironment';
import { RtcError, toRtcError } from '../errors';
import { parseIceUrl } from '../peer/iceUrl';
import { createIceServersCache, type IceServersSource } from '../peer/iceServers';
import { createStore, type Store } from '../store';
import { checkHost, unknownHost, type IceHostCheck } from './hostCheck';
import { checkServer, unknownServer, type IceServerCheck } from './iceServerCheck';
import type { NatBehaviour } from './natBehaviour';
import { distinctTargets, probeNat, type StunTarget } from './natProbe';

/** How long a server may take to answer, in ms. */
const TIMEOUT_MS = 5000;

/** How to check. */
export interface IceCheckOptions {
  /** How long each server may take to answer, and each relay to carry something, in ms. @default 5000 */
  timeoutMs?: number | undefined;
  /** Whether 16 KB are sent through each relay and back. @default true */
  loopback?: boolean | undefined;
}

/** What is known so far. */
export interface IceCheckState {
  /** `'done'`: each server has its verdict. `'failed'`: there was none to check, and `error` says why. */
  readonly status: 'idle' | 'running' | 'done' | 'failed';
  /** What this machine has to connect from. */
  readonly host: IceHostCheck;
  /** One entry for each URL, in the order given. */
  readonly servers: readonly IceServerCheck[];
  /** How the router in front of this machine treats it. */
  readonly nat: NatBehaviour;
  /**
   * `not-supported`, or the servers could not be had (`turn-unreachable`), or some of what was given is none
   * (`ice-server-invalid`), and was left out. What is wrong with a server is at the server.
   */
  readonly error: RtcError | null;
}

/** A check of ICE servers. Inert until `start()`. */
export interface IceCheck extends Store<IceCheckState> {
  /** Begins, or begins anew. Resolves when everything is known, or it was stopped; never rejects. */
  start(): Promise<void>;
  /** Ends it; what was found stays. Every connection is closed. */
  stop(): void;
}

const idle: IceCheckState = { status: 'idle', host: unknownHost, servers: [], nat: 'unknown', error: null };

/**
 * Makes a check of ICE servers, as `usePeer` takes them: what each yields, how fast, and what is wrong with it.
 * Each is asked through a connection of its own, all at the same time, so that a dead one holds nobody up.
 */
export function createIceCheck(
  source: IceServersSource | undefined,
  options: () => IceCheckOptions = () => ({}),
): IceCheck {
  const store = createStore<IceCheckState>(idle);
  let controller: AbortController | null = null;

  function stop() {
    controller?.abort();
    controller = null;
    const { status, host, servers } = store.getSnapshot();
    if (status !== 'running') return;
    store.set({ status: 'idle', host: unfinished(host), servers: servers.map(unfinished) });
  }

  async function run(signal: AbortSignal) {
    const set: typeof store.set = (patch) => !signal.aborted && store.set(patch);
    const { timeoutMs = TIMEOUT_MS, loopback = true } = options();
    set({ ...idle, status: 'running', host: { ...unknownHost, status: 'running' } });
    if (typeof RTCPeerConnection === 'undefined') {
      set({ status: 'failed', host: unknownHost, error: new RtcError('not-supported', 'This browser has no WebRTC.') });
      return;
    }
    const resolving = createIceServersCache(source, pageEnvironment).resolve();
    set({ host: await checkHost(signal) });
    const { iceServers, error } = await resolving;
    if (signal.aborted) return;
    const all = iceServers.flatMap((server) => [server.urls].flat().map((url) => ({ url, server })));
    set({ servers: all.map(({ url }) => unknownServer(url)), error });

    const nat = createNatJudge({ timeoutMs, signal, onJudged: (judged) => set({ nat: judged }) });
    await Promise.all(
      all.map(({ url, server }, index) =>
        checkServer(url, server, {
          timeoutMs,
          loopback,
          signal,
          onChange(change) {
            const { servers } = store.getSnapshot();
            set({ servers: servers.map((each, at) => (at === index ? { ...each, ...change } : each)) });
            if (isAnswer(change)) nat.add(url);
          },
        }),
      ),
    );
    await nat.finish();
    set({ status: all.length === 0 && error ? 'failed' : 'done' });
  }

  return {
    getSnapshot: store.getSnapshot,
    getInitialSnapshot: store.getInitialSnapshot,
    subscribe: store.subscribe,
    async start() {
      stop();
      const own = (controller = new AbortController());
      try {
        await run(own.signal);
      } catch (cause) {
        // A browser in which WebRTC is switched off by a policy throws at the first connection.
        if (!own.signal.aborted) store.set({ ...idle, status: 'failed', error: toRtcError(cause, 'not-supported') });
      }
    },
    stop,
  };
}

function unfinished<T extends { status: string }>(each: T): T {
  return each.status === 'running' ? { ...each, status: 'waiting' } : each;
}

/** Whether the server is there; one that refuses credentials is. */
function isAnswer({ status, srflx, error }: Partial<IceServerCheck>): boolean {
  return status === 'ok' || Boolean(srflx) || error?.code === 'turn-unauthorized' || error?.code === 'turn-refused';
}

/** Judges the router as soon as two servers on different hosts have answered; in the end with what there is. */
function createNatJudge(options: { timeoutMs: number; signal: AbortSignal; onJudged(nat: NatBehaviour): void }) {
  const targets: StunTarget[] = [];
  let judging: Promise<void> | null = null;

  async function judge(pair: readonly [StunTarget, StunTarget | undefined]) {
    options.onJudged(await probeNat(pair, options));
  }

  return {
    /** This one answered. */
    add(url: string) {
      const target = parseIceUrl(url);
      if (target?.protocol !== 'udp') return;
      if (targets.some(({ host, port }) => host === target.host && port === target.port)) return;
      targets.push(target);
      const pair = distinctTargets(targets);
      if (pair) judging ??= judge(pair);
    },
    async finish() {
      const [first, second] = targets;
      if (first && !options.signal.aborted) judging ??= judge([first, second]);
      await judging;
    },
  };
}
