import { browserNames, captureKinds, type CaptureKind } from '../core/media/captureKind';
import { interceptCapture, type CaptureInterception } from './interceptCapture';
import { replaceProperty } from './replaceProperty';
import { createSyntheticStream } from './syntheticStream';
import { createVirtualCameraUse } from './virtualCameraUse';
import { createVirtualCapture, type VirtualCapture } from './virtualCapture';
import { settleMeasures, withoutDevice, type VirtualLimits } from './virtualConstraints';
import type { VirtualDevice } from './virtualDevice';
import { createVirtualDeviceList, describe, isCapturedFrom } from './virtualDeviceList';
import { createVirtualProcessing, type VirtualUse } from './virtualUse';
import { createVirtualPermissions, type PromptAnswer } from './virtualPermissions';
import { replaceSpeakers } from './virtualSpeakers';

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
  readonly device: VirtualDevice;
  readonly capture: VirtualCapture;
}

/** A device that meets what a page asked for of its kind. */
interface Found {
  readonly kind: CaptureKind;
  readonly requested: true | MediaTrackConstraints;
  readonly device: VirtualDevice;
}

/** Devices that a script plugs in, pulls out, blocks and occupies. */
export interface VirtualDevices extends CaptureInterception {
  /** Plugs a device in; the page is told (`devicechange`). */
  plug(device: VirtualDevice): void;
  /** Pulls a device out: its tracks end, and the page is told. */
  unplug(deviceId: string): void;
  /**
   * Names the system's default of the device's kind: it is listed once more, as Chromium does, first and under the id
   * `default`. Captures of the old one go on; when it is unplugged the next one is the default.
   */
  setSystemDefault(deviceId: string): void;
  /** Lets the system interrupt what is captured of the device (a phone call, a hardware switch), or end that. */
  interrupt(deviceId: string, isInterrupted?: boolean): void;
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
  const plugged = createVirtualDeviceList(devices);
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
        const requested = constraints[browserNames[kind].constraint];
        return { kind, requested: typeof requested === 'object' ? requested : (true as const) };
      });
      for (const { kind, requested } of asked) plugged.find(kind, requested);
      if (kinds.some((kind) => systemBlocks.has(kind))) {
        throw new DOMException('Permission denied by system', 'NotAllowedError');
      }
      await permissions?.ask(kinds);
      // Once more: what was there when the person was asked may be gone by the answer.
      const found = asked.map((one) => ({ ...one, device: plugged.find(one.kind, one.requested) }));
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

  function keep(kind: CaptureKind, device: VirtualDevice, track: MediaStreamTrack, release?: () => void, use?: VirtualUse) {
    const { label } = device;
    const capture = createVirtualCapture(track, { label, settings: describe(device), use }, release);
    captures.push({ kind, device, capture });
    return capture.track;
  }

  function createUse(kind: CaptureKind, device: VirtualDevice, requested: true | MediaTrackConstraints): VirtualUse | undefined {
    if (kind === 'camera') return createVirtualCameraUse(device.capabilities);
    const own = captures.filter((one) => one.device.deviceId === device.deviceId);
    return createVirtualProcessing(device, requested, own.flatMap(({ capture }) => capture.liveSettings()));
  }

  function synthesize({ kind, requested, device }: Found): MediaStreamTrack {
    const { label, limits = usualLimits, color = '#3f6b8f', toneHz = 220 } = device;
    const synthetic = createSyntheticStream(
      kind === 'camera'
        ? { label, color, ...settleMeasures(requested, limits, usualPicture) }
        : { video: false, toneHz },
    );
    const [track] = synthetic.stream.getTracks();
    if (!track) throw new DOMException('Could not start source', 'NotReadableError');
    return keep(kind, device, track, synthetic.stop, createUse(kind, device, requested));
  }

  /** The browser's own devices, whichever: they only lend their pictures and sound. */
  async function captureFrom(
    browser: (constraints: MediaStreamConstraints) => Promise<MediaStream>,
    found: readonly Found[],
  ): Promise<MediaStreamTrack[]> {
    const constraints: MediaStreamConstraints = {};
    for (const { kind, requested } of found) constraints[browserNames[kind].constraint] = withoutDevice(requested);
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

  const speakers = () => plugged.entries().filter(({ kind }) => kind === 'audiooutput');
  const undo = [
    interception.restore,
    replaceProperty(mediaDevices, 'enumerateDevices', { writable: true, value: async () => plugged.list(isNamed) }),
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
      plugged.plug(device);
      tell();
    },
    unplug(deviceId) {
      const gone = plugged.entries().find((device) => device.deviceId === deviceId);
      plugged.unplug(deviceId);
      for (const one of captures) if (gone && isCapturedFrom(one.device, gone)) one.capture.end();
      tell();
    },
    setSystemDefault(deviceId) {
      plugged.setSystemDefault(deviceId);
      tell();
    },
    interrupt(deviceId, isInterrupted = true) {
      for (const one of captures) if (one.device.deviceId === deviceId) one.capture.interrupt(isInterrupted);
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
