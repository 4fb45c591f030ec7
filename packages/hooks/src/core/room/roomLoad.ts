import type { Environment } from '../environment/environment';
import { RtcError } from '../errors';
import { createPart, type Part } from '../part';
import type { SendingLimits } from '../peer/sendingLimits';
import type { LoadMonitor, loadMonitorOf } from './loadMonitor';

/** The code that watches the machine. It looks for the first time 2 s after a room is joined. */
export const loadMonitors: Part<{ loadMonitorOf: typeof loadMonitorOf }> = /* @__PURE__ */ createPart(() => import('./loadMonitor'));

/** What a room gives up where the machine is too busy. */
export interface RoomLoad {
  /** Watches from now on. */
  watch(): void;
  unwatch(): void;
  /** What is sent of a stream under the present load, to somebody who looks, or doesn't. */
  limit(limits: SendingLimits, isWatched: boolean): SendingLimits;
}

/** What a room's load needs. */
export interface RoomLoadOptions {
  /** The connections over which the room sends. */
  connections(): readonly RTCPeerConnection[];
  /** The limits are others now. */
  onChange(): void;
  /** It can't watch (`chunk-unavailable`): the room goes on as if the machine were idle. */
  onError(error: RtcError): void;
}

/** Makes one that does not watch. @param monitors for tests. @default the code that watches */
export function createRoomLoad(
  environment: Environment,
  { connections, onChange, onError }: RoomLoadOptions,
  monitors = loadMonitors,
): RoomLoad {
  let monitor: LoadMonitor | null = null;
  let watching: { stop(): void } | null = null;

  async function begin() {
    let unwatch: (() => void) | null = null;
    const own = { stop: () => unwatch?.() };
    watching = own;
    const part = await monitors.load();
    if (watching !== own) return;
    if (part instanceof RtcError) return onError(part);
    monitor = part.loadMonitorOf(environment);
    unwatch = monitor.watch({ connections, onChange });
  }

  return {
    watch: () => void (watching ?? begin()),
    unwatch() {
      watching?.stop();
      watching = null;
    },
    limit: (limits, isWatched) => monitor?.limit(limits, isWatched) ?? limits,
  };
}
