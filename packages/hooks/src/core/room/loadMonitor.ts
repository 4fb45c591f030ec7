import type { Environment } from '../environment/environment';
import { entriesOf } from '../peer/stats/statsReport';
import type { SendingLimits } from '../peer/sendingLimits';
import { nextLoad, noLoad, underLoad, type Load, type LoadLevel } from './load';

/** How often to look, in ms. */
const INTERVAL_MS = 2000;

/** One of those who send from this page: a room. */
export interface LoadSubject {
  /** The connections over which it sends. */
  connections(): readonly RTCPeerConnection[];
  /** The level is another one. */
  onChange(): void;
}

/** Watches how busy this page and its machine are, while anything sends: one level for all of its rooms. */
export interface LoadMonitor {
  readonly level: LoadLevel;
  /** Counts `subject` in, until the returned function is called. */
  watch(subject: LoadSubject): () => void;
  /** What is sent of a stream under the present load, to somebody who looks, or doesn't. */
  limit(limits: SendingLimits, isWatched: boolean): SendingLimits;
}

const monitors = new WeakMap<Environment, LoadMonitor>();

/** The monitor of this page, made when it is first asked for. */
export function loadMonitorOf(environment: Environment): LoadMonitor {
  const monitor = monitors.get(environment) ?? createLoadMonitor(environment);
  monitors.set(environment, monitor);
  return monitor;
}

/** It asks one connection at a time: what limits one encoder limits them all. */
function createLoadMonitor(environment: Environment): LoadMonitor {
  const subjects = new Set<LoadSubject>();
  let load: Load = noLoad;
  let looks = 0;
  let run: AbortController | null = null;
  let timer: unknown;

  async function look(signal: AbortSignal) {
    const connections = [...subjects].flatMap((subject) => subject.connections());
    const isCpuLimited = await isLimitedByCpu(connections[looks++ % Math.max(connections.length, 1)]);
    if (signal.aborted) return;
    const { level } = load;
    load = nextLoad(load, { isCpuLimited, latenessMs: environment.latenessMs });
    schedule(signal);
    if (load.level !== level) for (const subject of subjects) subject.onChange();
  }

  function schedule(signal: AbortSignal) {
    timer = environment.setTimer(() => void look(signal), INTERVAL_MS);
  }

  function start() {
    run = new AbortController();
    schedule(run.signal);
  }

  function stop() {
    run?.abort();
    run = null;
    environment.clearTimer(timer);
    load = noLoad;
  }

  return {
    get level() {
      return load.level;
    },
    limit: (limits, isWatched) => underLoad(limits, load.level, isWatched),
    watch(subject) {
      subjects.add(subject);
      if (!run) start();
      return () => {
        if (subjects.delete(subject) && subjects.size === 0) stop();
      };
    },
  };
}

async function isLimitedByCpu(connection: RTCPeerConnection | undefined): Promise<boolean> {
  if (!connection || connection.signalingState === 'closed') return false;
  try {
    const stats = entriesOf(await connection.getStats(), 'outbound-rtp') as { qualityLimitationReason?: string }[];
    return stats.some(({ qualityLimitationReason }) => qualityLimitationReason === 'cpu');
  } catch {
    // Closed in between: then it sends nothing.
    return false;
  }
}
