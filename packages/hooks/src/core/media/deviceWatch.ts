import { toRtcError, type RtcError } from '../errors';
import { createStore, type Store } from '../store';
import { whileSubscribed } from '../whileSubscribed';
import { browserNames, captureKinds, type CaptureKind } from './captureKind';
import { permissionStatus, type MediaPermission } from './permission';

/** What the browser says of its devices now. */
export interface DeviceWatchState {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  readonly devices: readonly MediaDeviceInfo[];
  readonly permission: Readonly<Record<CaptureKind, MediaPermission>>;
  readonly error: RtcError | null;
}

/** The device list of a `MediaDevices`, kept up to date while it is subscribed to. Never prompts. */
export interface DeviceWatch extends Store<DeviceWatchState> {
  /** Reads the list again, as after a capture has made the labels visible. Free while nobody watches. */
  refresh(): void;
}

const watches = new WeakMap<MediaDevices, DeviceWatch>();

/** The one watch over this `MediaDevices`, made when it is first asked for; runs while it has subscribers. */
export function deviceWatch(mediaDevices: MediaDevices): DeviceWatch {
  const watch = watches.get(mediaDevices) ?? createDeviceWatch(mediaDevices);
  watches.set(mediaDevices, watch);
  return watch;
}

const initial: DeviceWatchState = {
  status: 'idle',
  devices: [],
  permission: { camera: 'unknown', microphone: 'unknown' },
  error: null,
};

function createDeviceWatch(mediaDevices: MediaDevices): DeviceWatch {
  const store = createStore(initial);
  let watching = false;
  let statuses: Partial<Record<CaptureKind, PermissionStatus>> = {};
  let round = 0;

  async function read(): Promise<void> {
    const own = (round += 1);
    try {
      const devices = await mediaDevices.enumerateDevices();
      // Only the newest answer counts, and none after the last subscriber has gone.
      if (own !== round || !watching) return;
      const known = store.getSnapshot();
      const permission = { camera: infer('camera', devices), microphone: infer('microphone', devices) };
      store.set({
        status: 'ready',
        devices: sameDevices(known.devices, devices) ? known.devices : devices,
        permission: captureKinds.every((kind) => known.permission[kind] === permission[kind])
          ? known.permission
          : permission,
        error: null,
      });
    } catch (cause) {
      if (own !== round || !watching) return;
      store.set({ status: 'failed', error: toRtcError(cause, 'not-supported') });
    }
  }

  /** Labels are shown to pages that may capture; they reveal a grant that lasts only while it is used. */
  function infer(kind: CaptureKind, devices: readonly MediaDeviceInfo[]): MediaPermission {
    const stated = statuses[kind]?.state ?? 'unknown';
    if (stated === 'granted' || stated === 'denied') return stated;
    return devices.some((one) => one.kind === browserNames[kind].device && one.label !== '')
      ? 'granted'
      : stated;
  }

  function refresh(): void {
    if (watching) void read();
  }

  async function watchPermissions(signal: AbortSignal): Promise<void> {
    const [camera, microphone] = await Promise.all(captureKinds.map(permissionStatus));
    if (signal.aborted) return;
    statuses = { ...(camera && { camera }), ...(microphone && { microphone }) };
    for (const status of Object.values(statuses)) status.addEventListener('change', refresh, { signal });
    refresh();
  }

  function start(): () => void {
    watching = true;
    const listening = new AbortController();
    const { signal } = listening;
    if (store.getSnapshot().status !== 'ready') store.set({ status: 'loading' });
    mediaDevices.addEventListener('devicechange', refresh, { signal });
    void watchPermissions(signal);
    return () => {
      watching = false;
      listening.abort();
      statuses = {};
      round += 1;
      // What it knew is old by the time it is subscribed to again.
      store.set(initial);
    };
  }

  return {
    getSnapshot: store.getSnapshot,
    getInitialSnapshot: store.getInitialSnapshot,
    subscribe: whileSubscribed(store.subscribe, start),
    refresh,
  };
}

function sameDevices(a: readonly MediaDeviceInfo[], b: readonly MediaDeviceInfo[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
