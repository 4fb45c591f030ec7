import { RtcError, toRtcError } from '../errors';
import { captureCode } from './captureCode';
import { captureKinds, type CaptureKind } from './captureKind';
import type { Capture, CaptureLease } from './captureLease';
import { requestCapture } from './captureRequest';
import { deviceWatch } from './deviceWatch';
import { comesFromDevice, mayShareDevice } from './trackCloning';
import { constraintsKey } from './trackConstraints';

/** The one owner of everything captured from a `MediaDevices`: ref-counted and single-flight. */
export interface CaptureManager {
  /**
   * Takes a share in a track. Callers that ask for the same (same kind, same constraints) share one track and
   * one question to the browser, even one that is open now; a camera and a microphone that are asked for in
   * the same task, by any caller, become one question. A caller that asks for the same device in another way gets a
   * track of their own that is cloned from the one that runs, where a clone can be what they ask for.
   */
  acquire(kind: CaptureKind, constraints: MediaTrackConstraints): CaptureLease;
}

/** A track in its stages: queued until the task ends, asked for or waiting for another's answer, captured. */
interface Source {
  readonly kind: CaptureKind;
  /** Under which it can be shared. */
  key: string;
  readonly constraints: MediaTrackConstraints;
  readonly ready: Promise<Capture | RtcError>;
  readonly settle: (result: Capture | RtcError) => void;
  /** Called when it can't be shared any more: it failed, ended, or nobody is left. */
  readonly forget: () => void;
  shares: number;
  track: MediaStreamTrack | null;
}

const managers = new WeakMap<MediaDevices, CaptureManager>();

/** The manager of this `MediaDevices`, made when it is first asked for. */
export function captureManager(mediaDevices: MediaDevices): CaptureManager {
  const manager = managers.get(mediaDevices) ?? createCaptureManager(mediaDevices);
  managers.set(mediaDevices, manager);
  return manager;
}

function createCaptureManager(mediaDevices: MediaDevices): CaptureManager {
  const sources = new Map<string, Source>();
  let queue: Source[] = [];

  function createSource(kind: CaptureKind, constraints: MediaTrackConstraints, key: string): Source {
    let settle!: Source['settle'];
    const ready = new Promise<Capture | RtcError>((resolve) => (settle = resolve));
    const forget = () => {
      if (sources.get(source.key) === source) sources.delete(source.key);
    };
    const source: Source = { kind, key, constraints, ready, settle, forget, shares: 0, track: null };
    sources.set(key, source);
    if (queue.push(source) === 1) queueMicrotask(flush);
    return source;
  }

  function flush(): void {
    const asked = queue.filter(isWanted);
    queue = [];
    const wanted = asked.filter((source) => {
      const original = originalOf(source);
      if (original) void cloneOf(source, original);
      return !original;
    });
    while (wanted.length > 0) {
      const cameras = wanted.findIndex(({ kind }) => kind === 'camera');
      const camera = cameras < 0 ? undefined : wanted.splice(cameras, 1)[0];
      const microphones = wanted.findIndex(({ kind }) => kind === 'microphone');
      const microphone = microphones < 0 ? undefined : wanted.splice(microphones, 1)[0];
      void request({ ...(camera && { camera }), ...(microphone && { microphone }) });
    }
  }

  /** An older capture that runs on, or is asked for on, what may be the same device. */
  function originalOf(source: Source): Source | undefined {
    const { kind, constraints } = source;
    for (const other of sources.values()) {
      // Sources are kept in the order in which they came; who came later waits for who came first.
      if (other === source) return undefined;
      if (other.kind !== kind) continue;
      const { track } = other;
      const fits = track ? comesFromDevice(track, constraints) : mayShareDevice(constraints, other.constraints);
      if (fits) return other;
    }
    return undefined;
  }

  /** Waits for another's track to clone it; asks for itself where that is not enough. */
  async function cloneOf(source: Source, original: Source): Promise<void> {
    const { kind, constraints } = source;
    // A share, so that the track is there to be cloned even if its owner leaves at that very moment.
    original.shares += 1;
    try {
      const running = await original.ready;
      if (running instanceof RtcError) {
        // A user who said no to the first question is not asked a second one.
        if (isRefusal(running)) return resolve(source, running);
      } else if (isWanted(source) && comesFromDevice(running.track, constraints)) {
        const part = await captureCode.load();
        if (part instanceof RtcError) return resolve(source, part);
        const track = await part.cloneFrom(running.track, kind, constraints);
        if (track) return resolve(source, { track, relaxed: null });
      }
    } finally {
      giveBack(original);
    }
    if (isWanted(source)) await request({ [kind]: source });
  }

  async function request(asked: Partial<Record<CaptureKind, Source>>): Promise<void> {
    const constraints = {
      ...(asked.camera && { camera: asked.camera.constraints }),
      ...(asked.microphone && { microphone: asked.microphone.constraints }),
    };
    const open = new Set(captureKinds.filter((kind) => asked[kind]));
    const settle = (kind: CaptureKind, result: Capture | RtcError) => {
      if (open.delete(kind) && asked[kind]) resolve(asked[kind], result);
    };
    try {
      await requestCapture(mediaDevices, constraints, {
        isWanted: (kind) => !!asked[kind] && isWanted(asked[kind]),
        settle,
      });
    } catch (cause) {
      for (const kind of open) settle(kind, toRtcError(cause, 'not-supported'));
    }
  }

  function resolve(source: Source, result: Capture | RtcError): void {
    if (result instanceof RtcError) {
      source.forget();
    } else {
      deviceWatch(mediaDevices).refresh();
      if (source.shares > 0) {
        source.track = result.track;
        // First in line, so that a caller that hears of the end and asks again gets a new track, not this one.
        result.track.addEventListener('ended', source.forget);
      } else {
        // The grant came after everybody had left.
        result.track.stop();
        source.forget();
      }
    }
    source.settle(result);
  }

  /** Whether to ask the browser for it. If not, it is forgotten at once, so that nobody joins it any more. */
  function isWanted(source: Source): boolean {
    if (source.shares > 0) return true;
    source.forget();
    source.settle(nobody());
    return false;
  }

  function giveBack(source: Source): void {
    source.shares -= 1;
    // Without a track it is still being asked for: it can be joined again, or stops when it comes.
    if (source.shares > 0 || !source.track) return;
    source.track.removeEventListener('ended', source.forget);
    source.track.stop();
    source.forget();
  }

  async function adjust(source: Source, constraints: MediaTrackConstraints): Promise<boolean> {
    const { track, kind } = source;
    // Fetched with the capture that runs.
    const part = await captureCode.load();
    if (part instanceof RtcError || source.shares !== 1 || !track) return false;
    // A caller that asks as before meanwhile is to get what it asks for.
    source.forget();
    const adjusted = await part.applyUse(track, constraints);
    const key = keyOf(kind, constraints);
    if (adjusted && source.shares > 0 && !sources.has(key)) {
      sources.set(key, source);
      source.key = key;
    }
    return adjusted;
  }

  return {
    acquire(kind, constraints) {
      const key = keyOf(kind, constraints);
      const source = sources.get(key) ?? createSource(kind, constraints, key);
      source.shares += 1;
      let held = true;
      const release = () => {
        if (!held) return;
        held = false;
        giveBack(source);
      };
      return {
        ready: source.ready,
        release,
        transfer: () => queueMicrotask(release),
        get isHeld() {
          return held;
        },
        retire: source.forget,
        adjust: async (next) => held && adjust(source, next),
      };
    },
  };
}

const keyOf = (kind: CaptureKind, constraints: MediaTrackConstraints) => `${kind} ${constraintsKey(constraints)}`;

function nobody(): RtcError {
  return new RtcError('permission-dismissed', 'Nobody wanted the capture any more.');
}

/** Whether an error is the answer to the question itself, so that the same question has the same answer. */
function isRefusal({ code }: RtcError): boolean {
  return code.startsWith('permission-') || code === 'blocked-by-policy' || code === 'insecure-context';
}
