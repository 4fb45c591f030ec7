import { RtcError, toRtcError } from '../errors';
import { createStore, type Store } from '../store';
import { browserNames, captureKinds, type CaptureKind } from './captureKind';
import { permissionStatus, type MediaPermission } from './permission';

/** What the browser says of its devices now. */
export interface DeviceWatchState {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  readonly devices: readonly MediaDeviceInfo[];
  readonly permission: Readonly<Record<CaptureKind, MediaPermission>>;
  readonly error: RtcError | null;
}

/** The device list of a `MediaDevices`, kept up to date while somebody is subscribed. Never prompts. */
export interface DeviceWatch extends Store<DeviceWatchState> {
  /** Reads the list again, as after a capture has made the labels visible. Free while nobody watches. */
  refresh(): void;
}

const watches = new WeakMap<MediaDevices, DeviceWatch>();

/** The one watch over this `MediaDevices`, made when it is first asked for, running while it has subscribers. */
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
  let subscribers = 0;
  let undo: (() => void) | null = null;
  let statuses: Partial<Record<CaptureKind, PermissionStatus>> = {};
  let round = 0;

  async function read(): Promise<void> {
    const own = (round += 1);
    try {
      const devices = await mediaDevices.enumerateDevices();
      // Only the newest answer counts, and none after the last subscriber has gone.
      if (own !== round || !undo) return;
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
      if (own !== round || !undo) return;
      store.set({ status: 'failed', error: toRtcError(cause, 'not-supported') });
    }
  }

  /** Labels are shown to pages that may capture; they also reveal a grant that lasts only while it is used. */
  function infer(kind: CaptureKind, devices: readonly MediaDeviceInfo[]): MediaPermission {
    const stated = statuses[kind]?.state ?? 'unknown';
    if (stated === 'granted' || stated === 'denied') return stated;
    return devices.some((one) => one.kind === browserNames[kind].device && one.label !== '') ? 'granted' : stated;
  }

  function start(): () => void {
    const listening = new AbortController();
    const { signal } = listening;
    const refresh = () => void read();
    if (store.getSnapshot().status !== 'ready') store.set({ status: 'loading' });
    mediaDevices.addEventListener('devicechange', refresh, { signal });
    void Promise.all(captureKinds.map(permissionStatus)).then(([camera, microphone]) => {
      if (signal.aborted) return;
      statuses = { ...(camera && { camera }), ...(microphone && { microphone }) };
      for (const status of Object.values(statuses)) status.addEventListener('change', refresh, { signal });
      refresh();
    });
    return () => {
      listening.abort();
      statuses = {};
      round += 1;
    };
  }

  return {
    getSnapshot: store.getSnapshot,
    getInitialSnapshot: store.getInitialSnapshot,
    subscribe(listener) {
      const unsubscribe = store.subscribe(listener);
      subscribers += 1;
      undo ??= start();
      let subscribed = true;
      return () => {
        if (!subscribed) return;
        subscribed = false;
        unsubscribe();
        subscribers -= 1;
        if (subscribers > 0) return;
        undo?.();
        undo = null;
      };
    },
    refresh() {
      if (undo) void read();
    },
  };
}

function sameDevices(a: readonly MediaDeviceInfo[], b: readonly MediaDeviceInfo[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
