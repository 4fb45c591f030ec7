import { RtcError } from '../errors';
import { createStore, type Store } from '../store';
import { whileSubscribed } from '../whileSubscribed';
import { findDevice } from './findDevice';
import { deviceWatch } from './deviceWatch';
import { errorNameOf } from './mediaError';
import { recallDevices, rememberDevice, rememberKey, type RememberedDevice } from './rememberedDevices';
import { createSoundTargets, type SoundTarget } from './soundTargets';
import { describeSpeakerFailure } from './speakerError';

/** Which audio is played where. */
export interface SpeakerOutputOptions {
  /**
   * Whether every `audio` and `video` of the page plays through the chosen speaker, also those that are added later, for as
   * long as the page lasts. Else only what is attached. Read when the first subscriber comes. @default true
   */
  readonly page?: boolean | undefined;
  /** Keeps the choice in `localStorage`, beside that of `useUserMedia`. @default false */
  readonly remember?: boolean | string | undefined;
}

/** Where the audio of the page is played. */
export interface SpeakerOutputState {
  /**
   * - `idle`: not subscribed to yet
   * - `unsupported`: this browser lets no page choose (Safari, and all on phones)
   * - `default`: the system's own speaker
   * - `selected`: the one that was chosen
   * - `fallback`: the system's own, until the chosen one is plugged in again
   */
  readonly status: 'idle' | 'unsupported' | 'default' | 'selected' | 'fallback';
  /** The speaker in use; empty for the system's own. */
  readonly deviceId: string;
  /** What the chosen speaker is called, also while it is away; empty for the system's own. */
  readonly label: string;
  /** Whether the browser has a picker of its own for speakers, which `openPicker` opens (Firefox). */
  readonly hasPicker: boolean;
  /** `device-lost` while the chosen one is unplugged; else why a choice could not be followed. */
  readonly error: RtcError | null;
}

/** The speaker of a page: one choice, whichever component makes it. */
export interface SpeakerOutput extends Store<SpeakerOutputState> {
  /** Chooses a speaker of the device list; empty for the system's own. Never rejects. */
  select(deviceId: string): Promise<void>;
  /**
   * Opens the browser's own picker; call it from a click. One that is closed changes nothing. A choice of an
   * earlier visit is restored without a picker, if the browser still knows it. Never rejects.
   */
  openPicker(): Promise<void>;
  /** Plays an element outside the page, or an audio context, through the speaker. @returns the function that ends that */
  attach(target: SoundTarget): () => void;
  /** New options; `remember` counts from the next choice. */
  setOptions(options: SpeakerOutputOptions): void;
}

/** Firefox's picker; TypeScript's own types don't know it yet. */
interface SpeakerPicker {
  selectAudioOutput?(options?: { deviceId: string }): Promise<MediaDeviceInfo>;
}

const initial: SpeakerOutputState = {
  status: 'idle',
  deviceId: '',
  label: '',
  hasPicker: false,
  error: null,
};

/** An insecure page has no devices, whatever the types say. */
const devicesOf = () => navigator.mediaDevices as (MediaDevices & SpeakerPicker) | undefined;

/** All of a page's handles share one choice. Nothing is looked at before the first of them is subscribed to. */
const shared = createSharedOutput();

/**
 * Makes a handle on the page's speaker. It follows devices while it is subscribed to; a speaker that was chosen for the page
 * is kept, and followed, until the system's own is chosen.
 */
export function createSpeakerOutput(options: SpeakerOutputOptions = {}): SpeakerOutput {
  let current = options;
  const key = () => rememberKey(current.remember);
  const isForPage = () => current.page ?? true;

  return {
    getSnapshot: shared.getSnapshot,
    getInitialSnapshot: shared.getInitialSnapshot,
    subscribe: whileSubscribed(shared.subscribe, () => shared.join(isForPage(), key())),
    select: (deviceId) => shared.select(deviceId, key(), isForPage()),
    openPicker: () => shared.openPicker(key(), isForPage()),
    attach: shared.add,
    setOptions(next) {
      current = next;
    },
  };
}

function createSharedOutput() {
  const store = createStore(initial);
  const targets = createSoundTargets((cause) => store.set({ error: describeSpeakerFailure(cause) }));
  let chosen: RememberedDevice | null = null;
  /** A choice counts only until the next one is made. */
  let turn = 0;
  /** There while a choice for the page holds, which outlives the component that made it. */
  let stopFollowing: (() => void) | null = null;

  /** Sends the sound to where the choice says, as far as the devices allow. */
  function follow(): void {
    const mediaDevices = devicesOf();
    if (!mediaDevices) return;
    const { status, devices } = deviceWatch(mediaDevices).getSnapshot();
    if (!chosen) return publish('default', '');
    if (status !== 'ready') return;
    const deviceId = findDevice(devices, 'audiooutput', chosen);
    if (deviceId !== null) {
      chosen = { ...chosen, deviceId };
      return publish('selected', deviceId);
    }
    const wasUsed = store.getSnapshot().status === 'selected';
    const isLost = wasUsed || store.getSnapshot().status === 'fallback';
    // Before there is permission no speaker is listed, so that its absence says nothing.
    if (!isLost && !devices.some((one) => one.kind === 'audiooutput' && one.deviceId !== '')) {
      return publish('default', '');
    }
    const lost = wasUsed ? new RtcError('device-lost', 'The chosen speaker went away.') : store.getSnapshot().error;
    publish('fallback', '', lost);
  }

  function publish(status: SpeakerOutputState['status'], deviceId: string, error: RtcError | null = null): void {
    const known = store.getSnapshot();
    if (known.status === status && known.deviceId === deviceId) return;
    store.set({ status, deviceId, label: chosen?.label ?? '', error });
    if (known.deviceId !== deviceId) void route(deviceId);
  }

  async function route(deviceId: string): Promise<void> {
    const own = (turn += 1);
    const failure = await targets.route(deviceId);
    if (failure !== null && own === turn) store.set({ error: describeSpeakerFailure(failure) });
  }

  /** Takes a speaker that is there; what can't be used leaves all as it was. */
  async function choose(device: RememberedDevice, key: string | null, page: boolean): Promise<void> {
    const before = store.getSnapshot();
    const own = (turn += 1);
    const failure = await targets.route(device.deviceId);
    if (own !== turn) return;
    if (failure !== null) {
      await targets.route(before.deviceId);
      if (own === turn) store.set({ error: describeSpeakerFailure(failure) });
      return;
    }
    const isDefault = device.deviceId === '';
    chosen = isDefault ? null : device;
    if (key !== null) rememberDevice(key, 'speaker', device);
    if (isDefault) stopFollowing?.();
    else if (page) keepFollowing();
    const { deviceId, label } = device;
    store.set({ status: isDefault ? 'default' : 'selected', deviceId, label, error: null });
  }

  /** Leads the sound of the page, and what is added to it, to the chosen speaker. */
  function keepFollowing(): void {
    const mediaDevices = devicesOf();
    if (stopFollowing || !mediaDevices) return;
    const leavePage = targets.addPage();
    const unwatch = deviceWatch(mediaDevices).subscribe(follow);
    stopFollowing = () => {
      stopFollowing = null;
      unwatch();
      leavePage();
    };
  }

  function join(page: boolean, key: string | null): () => void {
    const mediaDevices = devicesOf();
    if (!mediaDevices || !('setSinkId' in HTMLMediaElement.prototype)) {
      store.set({ status: 'unsupported' });
      return () => {};
    }
    store.set({ hasPicker: mediaDevices.selectAudioOutput !== undefined });
    chosen ??= (key !== null && recallDevices(key).speaker) || null;
    const leavePage = page ? targets.addPage() : null;
    const unwatch = deviceWatch(mediaDevices).subscribe(follow);
    if (chosen && page) keepFollowing();
    follow();
    return () => {
      unwatch();
      leavePage?.();
    };
  }

  return {
    getSnapshot: store.getSnapshot,
    getInitialSnapshot: store.getInitialSnapshot,
    subscribe: store.subscribe,
    add: targets.add,
    join,
    async select(deviceId: string, key: string | null, page: boolean) {
      const mediaDevices = devicesOf();
      if (!mediaDevices || store.getSnapshot().status === 'unsupported') {
        return store.set({ error: new RtcError('not-supported', 'This browser lets no page choose the speaker.') });
      }
      const devices = deviceId === '' ? [] : await mediaDevices.enumerateDevices();
      const device = devices.find((one) => one.kind === 'audiooutput' && one.deviceId === deviceId);
      if (deviceId !== '' && !device) {
        return store.set({ error: new RtcError('device-not-found', 'The chosen speaker is not there.') });
      }
      return choose({ deviceId, label: device?.label ?? '' }, key, page);
    },
    async openPicker(key: string | null, page: boolean) {
      const mediaDevices = devicesOf();
      if (!mediaDevices?.selectAudioOutput) {
        return store.set({ error: new RtcError('not-supported', 'This browser has no picker for speakers.') });
      }
      try {
        const isAway = chosen !== null && store.getSnapshot().deviceId === '';
        const device = await mediaDevices.selectAudioOutput(isAway && chosen ? { deviceId: chosen.deviceId } : undefined);
        deviceWatch(mediaDevices).refresh();
        await choose({ deviceId: device.deviceId, label: device.label }, key, page);
      } catch (cause) {
        // A picker that was closed changes nothing.
        if (errorNameOf(cause) !== 'NotAllowedError') store.set({ error: describeSpeakerFailure(cause) });
      }
    },
  };
}
