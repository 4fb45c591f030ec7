import type { Environment } from '../environment/environment';
import { entriesOf } from '../peer/stats/statsReport';
import { nextLoad, noLoad, type Load, type LoadLevel } from './load';

/** How often to look, in ms. */
const INTERVAL_MS = 2000;

/** Watches how busy this machine is, from `start` to `stop`. */
export interface LoadMonitor {
  readonly level: LoadLevel;
  start(): void;
  stop(): void;
}

/**
 * Makes one that is at rest. It asks one connection at a time: what limits one encoder limits them all.
 *
 * @param options.connections those that send
 * @param options.onChange the level is another one
 */
export function createLoadMonitor(options: {
  environment: Environment;
  connections(): readonly RTCPeerConnection[];
  onChange(): void;
}): LoadMonitor {
  const { environment } = options;
  let load: Load = noLoad;
  let looks = 0;
  let run: AbortController | null = null;
  let timer: unknown;

  async function look(signal: AbortSignal) {
    const connections = options.connections();
    const isCpuLimited = await isLimitedByCpu(connections[looks++ % Math.max(connections.length, 1)]);
    if (signal.aborted) return;
    const { level } = load;
    load = nextLoad(load, { isCpuLimited, latenessMs: environment.latenessMs });
    schedule(signal);
    if (load.level !== level) options.onChange();
  }

  function schedule(signal: AbortSignal) {
    timer = environment.setTimer(() => void look(signal), INTERVAL_MS);
  }

  return {
    get level() {
      return load.level;
    },
    start() {
      if (run) return;
      run = new AbortController();
      schedule(run.signal);
    },
    stop() {
      run?.abort();
      environment.clearTimer(timer);
      run = null;
      load = noLoad;
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
