import { browserNames, captureKinds, type CaptureKind } from '../core/media/captureKind';
import { interceptCapture, type CaptureInterception } from './interceptCapture';
import { replaceProperty } from './replaceProperty';
import { createSyntheticStream } from './syntheticStream';
import { createVirtualCapture, type VirtualCapture } from './virtualCapture';
import { overconstrained, settleMeasures, wishOf, type VirtualLimits } from './virtualConstraints';
import { createVirtualPermissions, type PromptAnswer } from './virtualPermissions';
import { replaceSpeakers } from './virtualSpeakers';

/** A device that exists in name only. */
export interface VirtualDevice {
  readonly kind: MediaDeviceKind;
  readonly deviceId: string;
  readonly label: string;
  /** The same for all parts of one physical device. @default its `deviceId` */
  readonly groupId?: string | undefined;
  /** Which way a phone's camera looks. @default unknown, as on a desk */
  readonly facingMode?: 'user' | 'environment' | undefined;
  /** The largest picture of a camera; more is an `OverconstrainedError`. @default 1920 × 1080, 30 a second */
  readonly limits?: VirtualLimits | undefined;
  /** A camera's flat colour, as CSS. @default '#3f6b8f' */
  readonly color?: string | undefined;
  /** A microphone's pitch in hertz. @default 220 */
  readonly toneHz?: number | undefined;
}

/** How the virtual devices behave. */
export interface VirtualDevicesOptions {
  /** What is plugged in at first. @default one camera, one microphone, one speaker */
  readonly devices?: readonly VirtualDevice[] | undefined;
  /**
   * Where pictures and sound come from: a canvas and an oscillator, which need no device and no permission, or
   * the browser's own (fake) devices, as whose the virtual ones then pose. @default 'synthetic'
   */
  readonly media?: 'synthetic' | 'browser' | undefined;
  /**
   * The site's settings at first. If given, the Permissions API is replaced too, names are hidden until there
   * is permission, and `onPrompt` is asked. @default the browser's own, and no questions
   */
  readonly permission?: Partial<Record<CaptureKind, PermissionState>> | undefined;
  /** What the person answers; a promise is a prompt that stays open. @default 'allow' */
  readonly onPrompt?: ((kinds: readonly CaptureKind[]) => PromptAnswer | Promise<PromptAnswer>) | undefined;
  /** Runs before each capture: a wait is a slow device, an exception whatever else a browser may say. */
  readonly beforeCapture?: ((constraints: MediaStreamConstraints) => void | Promise<void>) | undefined;
  /** What the person chooses from `selectAudioOutput`; `null` closes it. @default there is no such method */
  readonly pickSpeaker?: ((speakers: readonly VirtualDevice[]) => VirtualDevice | null) | undefined;
  /** The page whose devices are replaced: this one, or a frame of the same origin. @default this one */
  readonly window?: (Window & typeof globalThis) | undefined;
}

/** What is captured from a device, for as long as the kit lives. */
interface KeptCapture {
  readonly kind: CaptureKind;
  readonly deviceId: string;
  readonly capture: VirtualCapture;
}

/** A device that meets what a page asked for of its kind. */
interface Found {
  readonly kind: CaptureKind;
  readonly wish: true | MediaTrackConstraints;
  readonly device: VirtualDevice;
}

/** Devices that a script plugs in, pulls out, blocks and occupies. */
export interface VirtualDevices extends CaptureInterception {
  /** Plugs a device in; the page is told (`devicechange`). */
  plug(device: VirtualDevice): void;
  /** Pulls a device out: its tracks end, and the page is told. */
  unplug(deviceId: string): void;
  /** Lets another program have the device, or no longer: it can't be captured (`NotReadableError`). */
  setInUse(deviceId: string, inUse?: boolean): void;
  /** Changes a site setting; taking back a permission ends what was captured with it. */
  setPermission(kind: CaptureKind, state: PermissionState): void;
  /** Lets the system's settings forbid a kind, or no longer, whatever the site may. */
  setSystemBlock(kind: CaptureKind, blocked?: boolean): void;
}

const usualDevices: readonly VirtualDevice[] = [
  { kind: 'videoinput', deviceId: 'camera', label: 'Camera' },
  { kind: 'audioinput', deviceId: 'microphone', label: 'Microphone' },
  { kind: 'audiooutput', deviceId: 'speaker', label: 'Speaker' },
];
const usualLimits: VirtualLimits = { width: 1920, height: 1080, frameRate: 30 };
const usualPicture: VirtualLimits = { width: 640, height: 360, frameRate: 15 };

/**
 * Puts named devices in the place of those that `navigator.mediaDevices` has, until `restore()`: cameras and
 * microphones that are captured like any others, speakers that sound can be sent to. Only what the options
 * name is replaced; `getDisplayMedia` is left to `createVirtualScreens`.
 */
export function createVirtualDevices(options: VirtualDevicesOptions = {}): VirtualDevices {
  const { devices = usualDevices, media = 'synthetic', window: page = window } = options;
  const { mediaDevices } = page.navigator;
  const plugged = [...devices];
  const inUse = new Set<string>();
  const systemBlocks = new Set<CaptureKind>();
  const captures: KeptCapture[] = [];
  const permissions =
    options.permission &&
    createVirtualPermissions(
      page.navigator.permissions,
      options.permission,
      options.onPrompt ?? (() => 'allow'),
    );

  const interception = interceptCapture(
    'getUserMedia',
    async (constraints, browser) => {
      await options.beforeCapture?.(constraints);
      const kinds = captureKinds.filter((kind) => constraints[browserNames[kind].constraint]);
      if (kinds.length === 0) throw new TypeError('At least one of audio and video must be requested');
      const asked = kinds.map((kind) => {
        const wish = constraints[browserNames[kind].constraint];
        return { kind, wish: typeof wish === 'object' ? wish : (true as const) };
      });
      for (const { kind, wish } of asked) find(kind, wish);
      if (kinds.some((kind) => systemBlocks.has(kind))) {
        throw new DOMException('Permission denied by system', 'NotAllowedError');
      }
      await permissions?.ask(kinds);
      // Once more: what was there when the person was asked may be gone by the answer.
      const found = asked.map((one) => ({ ...one, device: find(one.kind, one.wish) }));
      for (const { kind, device } of found) {
        if (inUse.has(device.deviceId)) {
          const source = browserNames[kind].constraint;
          throw new DOMException(`Could not start ${source} source`, 'NotReadableError');
        }
      }
      return new MediaStream(
        media === 'browser' ? await captureFrom(browser, found) : found.map(synthesize),
      );
    },
    mediaDevices,
  );

  /** The device that constraints ask for; throws what a browser throws where there is none. */
  function find(kind: CaptureKind, wish: true | MediaTrackConstraints): VirtualDevice {
    const same = plugged.filter((device) => device.kind === browserNames[kind].device);
    if (!same[0]) throw new DOMException('Requested device not found', 'NotFoundError');
    const { deviceId, facingMode, groupId } = wish === true ? {} : wish;
    let left = same;
    for (const [name, wanted] of Object.entries({ deviceId, facingMode, groupId })) {
      const { values, exact } = wishOf(wanted);
      if (values.length === 0) continue;
      const matching = left.filter((device) => values.includes(describe(device)[name as 'deviceId'] ?? ''));
      if (matching.length > 0) left = matching;
      else if (exact) throw overconstrained(name);
    }
    return left[0] ?? same[0];
  }

  function keep(kind: CaptureKind, device: VirtualDevice, track: MediaStreamTrack, release?: () => void) {
    const { deviceId, label } = device;
    const capture = createVirtualCapture(track, { label, settings: describe(device) }, release);
    captures.push({ kind, deviceId, capture });
    return capture.track;
  }

  function synthesize({ kind, wish, device }: Found): MediaStreamTrack {
    const { label, limits = usualLimits, color = '#3f6b8f', toneHz = 220 } = device;
    const synthetic = createSyntheticStream(
      kind === 'camera'
        ? { label, color, ...settleMeasures(wish, limits, usualPicture) }
        : { video: false, toneHz },
    );
    const [track] = synthetic.stream.getTracks();
    if (!track) throw new DOMException('Could not start source', 'NotReadableError');
    return keep(kind, device, track, synthetic.stop);
  }

  /** The browser's own devices, whichever: they only lend their pictures and sound. */
  async function captureFrom(
    browser: (constraints: MediaStreamConstraints) => Promise<MediaStream>,
    found: readonly Found[],
  ): Promise<MediaStreamTrack[]> {
    const constraints: MediaStreamConstraints = {};
    for (const { kind, wish } of found) constraints[browserNames[kind].constraint] = withoutDevice(wish);
    const tracks = (await browser(constraints)).getTracks();
    return found.flatMap(({ kind, device }) =>
      tracks
        .filter((track) => track.kind === browserNames[kind].constraint)
        .map((track) => keep(kind, device, track)),
    );
  }

  /** Whether the page may know what the devices of a kind are called. */
  function isNamed(kind: MediaDeviceKind): boolean {
    if (!permissions) return true;
    const own: CaptureKind = kind === 'videoinput' ? 'camera' : 'microphone';
    const isCaptured = captures.some((one) => one.kind === own && one.capture.isLive());
    return permissions.state(own) === 'granted' || isCaptured;
  }

  function list(): MediaDeviceInfo[] {
    const seen = new Set<MediaDeviceKind>();
    return plugged.flatMap((device) => {
      const { kind, deviceId, label, facingMode } = device;
      const { groupId } = describe(device);
      const named = isNamed(kind);
      // Before permission a page learns that there is a device of a kind, and no more.
      if (!named && (seen.has(kind) || kind === 'audiooutput')) return [];
      seen.add(kind);
      const shown = named ? { kind, deviceId, label, groupId } : { kind, deviceId: '', label: '', groupId: '' };
      const sides = facingMode ? [facingMode] : [];
      const getCapabilities = () => (named ? { deviceId, groupId, facingMode: sides } : {});
      return [{ ...shown, toJSON: () => shown, ...(kind !== 'audiooutput' && { getCapabilities }) }];
    });
  }

  const speakers = () => plugged.filter(({ kind }) => kind === 'audiooutput');
  const undo = [
    interception.restore,
    replaceProperty(mediaDevices, 'enumerateDevices', { writable: true, value: async () => list() }),
    ...(permissions ? [permissions.restore] : []),
    ...(speakers().length > 0
      ? [replaceSpeakers(page, (id) => speakers().some(({ deviceId }) => deviceId === id))]
      : []),
  ];
  const { pickSpeaker } = options;
  if (pickSpeaker) {
    const value = async () => {
      const chosen = pickSpeaker(speakers());
      if (!chosen) throw new DOMException('No speaker was chosen.', 'NotAllowedError');
      const { kind, deviceId, label } = chosen;
      return { kind, deviceId, label, groupId: describe(chosen).groupId };
    };
    undo.push(replaceProperty(mediaDevices, 'selectAudioOutput', { writable: true, value }));
  }
  const tell = () => mediaDevices.dispatchEvent(new Event('devicechange'));

  return {
    ...interception,
    plug(device) {
      plugged.push(device);
      tell();
    },
    unplug(deviceId) {
      const index = plugged.findIndex((device) => device.deviceId === deviceId);
      if (index >= 0) plugged.splice(index, 1);
      for (const one of captures.filter((each) => each.deviceId === deviceId)) one.capture.end();
      tell();
    },
    setInUse(deviceId, used = true) {
      if (used) inUse.add(deviceId);
      else inUse.delete(deviceId);
    },
    setPermission(kind, state) {
      if (!permissions) {
        throw new Error('Give `permission` to createVirtualDevices, so that there is one to change.');
      }
      permissions.set(kind, state);
      if (state === 'granted') return;
      for (const one of captures.filter((each) => each.kind === kind)) one.capture.end();
    },
    setSystemBlock(kind, blocked = true) {
      if (blocked) systemBlocks.add(kind);
      else systemBlocks.delete(kind);
    },
    restore() {
      for (const one of undo) one();
    },
  };
}

function describe({ deviceId, groupId = deviceId, facingMode }: VirtualDevice) {
  return { deviceId, groupId, ...(facingMode && { facingMode }) };
}

/** The same wishes without those that only a virtual device can meet. */
function withoutDevice(wish: true | MediaTrackConstraints): true | MediaTrackConstraints {
  if (wish === true) return true;
  const { deviceId: _id, groupId: _group, facingMode: _side, ...rest } = wish;
  return rest;
}
