import { RtcError } from '../errors';
import { createStore, type Store } from '../store';
import { whileSubscribed } from '../whileSubscribed';
import { captureManager } from './captureManager';
import { captureKinds, type CaptureKind } from './captureKind';
import { deviceWatch } from './deviceWatch';
import { missingMediaDevices } from './mediaError';
import type { MediaPermission } from './permission';

/** A camera, microphone or speaker that a person can choose. */
export interface DeviceInfo {
  /** Empty before permission: the browser then tells only that there is a device. */
  readonly deviceId: string;
  /** What the system calls it; empty before permission. */
  readonly label: string;
  /** The same for all parts of one physical device, such as a headset. */
  readonly groupId: string;
}

/** The devices of this browser, as it tells them. */
export interface DevicesState {
  /** `idle` before the first look, `loading` during it, then `ready`, or `failed` where there is no list. */
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  readonly cameras: readonly DeviceInfo[];
  readonly microphones: readonly DeviceInfo[];
  readonly speakers: readonly DeviceInfo[];
  /** `unknown` where the browser has no Permissions API for it and shows no labels. */
  readonly permission: Readonly<Record<CaptureKind, MediaPermission>>;
  /** Whether a page can choose the speaker here (`setSinkId`). */
  readonly canSelectSpeaker: boolean;
  /** Why the list could not be read, or why `ensurePermission` failed. */
  readonly error: RtcError | null;
}

/** The device list; it is kept up to date while it is subscribed to, and never prompts by itself. */
export interface Devices extends Store<DevicesState> {
  /**
   * Asks the person once for what is not granted yet, and releases the devices at once: afterwards the list
   * has labels. Never rejects; a refusal ends up in `error`. @default kinds both
   */
  ensurePermission(kinds?: readonly CaptureKind[]): Promise<void>;
}

const initial: DevicesState = {
  status: 'idle',
  cameras: [],
  microphones: [],
  speakers: [],
  permission: { camera: 'unknown', microphone: 'unknown' },
  canSelectSpeaker: false,
  error: null,
};

/** Makes a device list that looks at nothing before its first subscriber, and at nothing after its last. */
export function createDevices(): Devices {
  const store = createStore(initial);
  let refusal: RtcError | null = null;

  function watch(): () => void {
    const mediaDevices = navigator.mediaDevices as MediaDevices | undefined;
    if (!mediaDevices) {
      store.set({ status: 'failed', error: missingMediaDevices() });
      return () => {};
    }
    const source = deviceWatch(mediaDevices);
    const read = () => {
      const { status, devices, permission, error } = source.getSnapshot();
      const known = store.getSnapshot();
      const list = (kind: MediaDeviceKind, before: readonly DeviceInfo[]) => listOf(devices, kind, before);
      store.set({
        status,
        cameras: list('videoinput', known.cameras),
        microphones: list('audioinput', known.microphones),
        speakers: list('audiooutput', known.speakers),
        permission,
        canSelectSpeaker: 'setSinkId' in HTMLMediaElement.prototype,
        error: error ?? refusal,
      });
    };
    const unsubscribe = source.subscribe(read);
    read();
    return unsubscribe;
  }

  function setRefusal(error: RtcError | null): void {
    refusal = error;
    store.set({ error });
  }

  return {
    getSnapshot: store.getSnapshot,
    getInitialSnapshot: store.getInitialSnapshot,
    subscribe: whileSubscribed(store.subscribe, watch),
    async ensurePermission(kinds = captureKinds) {
      const mediaDevices = navigator.mediaDevices as MediaDevices | undefined;
      if (!mediaDevices) return setRefusal(missingMediaDevices());
      const { permission } = store.getSnapshot();
      const manager = captureManager(mediaDevices);
      const leases = kinds
        .filter((kind) => permission[kind] !== 'granted')
        .map((kind) => manager.acquire(kind, {}));
      const results = await Promise.all(leases.map((lease) => lease.ready));
      for (const lease of leases) lease.release();
      setRefusal(results.find((result) => result instanceof RtcError) ?? null);
    },
  };
}

/** The devices of one kind; the same array as before if nothing in it changed. */
function listOf(
  devices: readonly MediaDeviceInfo[],
  kind: MediaDeviceKind,
  before: readonly DeviceInfo[],
): readonly DeviceInfo[] {
  const list = devices
    .filter((device) => device.kind === kind)
    .map(({ deviceId, label, groupId }) => ({ deviceId, label, groupId }));
  return JSON.stringify(list) === JSON.stringify(before) ? before : list;
}
