import type { RtcError } from '../errors';
import { createStore, type Store } from '../store';
import type { HeldCapture } from './captureReplacement';
import { isInterrupted } from './interruption';
import { outputOf } from './processedCapture';
import { hardwareOf, isSystemDefault, watchSystemDefault } from './systemDefault';
import { createTrackBinding, deviceIdOf } from './trackBinding';
import type { TrackControl } from './trackControl';
import type { TrackHost } from './trackController';
import { setTrackEnabled } from './trackEnabled';

/** What a control shows, and the capture behind it: they change together. */
export interface ShownTrack extends Store<TrackControl> {
  /** What is captured and in the stream; `null` while nothing is. */
  held(): HeldCapture | null;
  /** Shows this capture in the place of what was there, which is given back. */
  show(held: HeldCapture, error: RtcError | null): void;
  /** Shows that nothing runs, and why. A capture that is there stays. */
  fail(error: RtcError): void;
  /** Changes what is shown beside the capture. */
  set(patch: Partial<Pick<TrackControl, 'status' | 'deviceId' | 'error'>>): void;
  /** Mutes a microphone, or lets it be heard: the one that runs, and the one that comes. */
  setMuted(muted: boolean): void;
  readonly isMuted: boolean;
  /** Takes the capture out of the stream and gives it back; what is shown is for the caller to change. */
  clear(): void;
  /** Gives the capture back, at once or to the caller that takes it over in this task, and shows that nothing is asked for. */
  turnOff(give: 'release' | 'transfer'): void;
}

/** What happens to a capture without its owner's doing. */
export interface ShownTrackEvents {
  /** The track ended. It is still held. */
  onEnded(): void;
  /** It is the system's default, and that is another device now. */
  onDefaultChange(deviceId: string): void;
}

/** Makes one that is off. */
export function createShownTrack(
  host: TrackHost,
  actions: Pick<TrackControl, 'toggle' | 'select' | 'setProcessors'>,
  events: ShownTrackEvents,
): ShownTrack {
  const { kind } = host;
  const getProcessorStats = () => binding.held()?.processed?.stats() ?? [];
  const store = createStore<TrackControl>({
    status: 'off',
    track: null,
    deviceId: null,
    error: null,
    ...actions,
    getProcessorStats,
  });
  const binding = createTrackBinding(host.stream, { onEnded: events.onEnded, onMuteChange });
  let unwatchDefault: (() => void) | null = null;
  /** What the system's default was when it changed last: a browser whose tracks tell otherwise is not asked again and again. */
  let target: string | null = null;
  /** How a microphone's track is to be when it arrives: a muted one must not be heard in between. */
  let muted = false;

  function onMuteChange(): void {
    const track = binding.held()?.track;
    if (track) store.set({ status: statusOf(track) });
  }

  function statusOf(track: MediaStreamTrack): 'on' | 'muted' | 'interrupted' {
    muted = kind === 'microphone' && !track.enabled;
    if (muted) return 'muted';
    return isInterrupted(track) ? 'interrupted' : 'on';
  }

  function followDefault(track: MediaStreamTrack): void {
    unwatchDefault?.();
    unwatchDefault = null;
    const deviceId = deviceIdOf(track);
    if (!isSystemDefault(deviceId)) {
      target = null;
      return;
    }
    const was = { deviceId, target: target ?? hardwareOf({ groupId: track.getSettings().groupId, label: track.label }) };
    unwatchDefault = watchSystemDefault(host.mediaDevices(), kind, was, (next) => {
      target = next;
      events.onDefaultChange(deviceId);
    });
  }

  function clear(give: 'release' | 'transfer'): void {
    unwatchDefault?.();
    unwatchDefault = null;
    target = null;
    binding.clear(give);
  }

  return {
    getSnapshot: store.getSnapshot,
    getInitialSnapshot: store.getInitialSnapshot,
    subscribe: store.subscribe,
    held: binding.held,
    show(held, error) {
      const { track } = held;
      if (muted) setTrackEnabled(track, false);
      binding.put(held);
      store.set({ status: statusOf(track), track: outputOf(held), deviceId: deviceIdOf(track), error });
      followDefault(track);
    },
    fail: (error) => store.set({ status: 'failed', track: null, error }),
    set: store.set,
    setMuted(next) {
      muted = next;
      const track = binding.held()?.track;
      if (track) setTrackEnabled(track, !next);
    },
    get isMuted() {
      return muted;
    },
    clear: () => clear('release'),
    turnOff(give) {
      clear(give);
      muted = false;
      store.set({ status: 'off', track: null, error: null });
    },
  };
}
