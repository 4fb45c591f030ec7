import { interceptCapture, type CaptureInterception } from './interceptCapture';
import { createSyntheticStream } from './syntheticStream';
import { createVirtualCapture, type VirtualCapture } from './virtualCapture';

/** A monitor, window or tab that exists in name only. */
export interface VirtualScreen {
  readonly surface: 'monitor' | 'window' | 'browser';
  readonly label: string;
  /** Whether its sound can be shared with it. @default false */
  readonly audio?: boolean | undefined;
  /** Its flat colour, as CSS. @default '#4d5a63' */
  readonly color?: string | undefined;
}

/** What there is to share, and what the person does with the picker. */
export interface VirtualScreensOptions {
  /** What the picker offers. @default a monitor, a window without sound and a tab with sound */
  readonly screens?: readonly VirtualScreen[] | undefined;
  /**
   * What the person chooses; `null` closes the picker, a promise is one that stays open.
   * @default the first of the preferred surface, else the first
   */
  readonly pick?:
    | ((screens: readonly VirtualScreen[]) => VirtualScreen | null | Promise<VirtualScreen | null>)
    | undefined;
  /** Whether the system lets the browser record a screen. @default true */
  readonly systemAllows?: (() => boolean) | undefined;
  /** The page whose method is replaced: this one, or a frame of the same origin. @default this one */
  readonly window?: (Window & typeof globalThis) | undefined;
}

/** Screens that a script shares, and stops sharing as the browser's own bar does. */
export interface VirtualScreens extends CaptureInterception {
  /** Ends what is shared, with the event, as "Stop sharing" of the browser does; of one kind, or all of it. */
  endShare(kind?: 'audio' | 'video'): void;
}

const usualScreens: readonly VirtualScreen[] = [
  { surface: 'monitor', label: 'Screen' },
  { surface: 'window', label: 'Window' },
  { surface: 'browser', label: 'Tab', audio: true },
];

/**
 * Puts named screens in the place of those that `getDisplayMedia` offers, until `restore()`. Pictures come
 * from a canvas and sound from an oscillator, so that it works where there is no screen, and without a click.
 */
export function createVirtualScreens(options: VirtualScreensOptions = {}): VirtualScreens {
  const { screens = usualScreens, systemAllows = () => true, window: page = window } = options;
  const captures: VirtualCapture[] = [];

  function share({ surface, label, color = '#4d5a63' }: VirtualScreen, audio: boolean): MediaStream {
    const picture = createSyntheticStream({ label, color, width: 960, height: 540 });
    const sound = audio ? createSyntheticStream({ video: false, toneHz: 330 }) : null;
    const made = [
      ...picture.stream.getTracks().map((track) =>
        createVirtualCapture(track, { label, settings: { displaySurface: surface } }, picture.stop),
      ),
      ...(sound?.stream.getTracks() ?? []).map((track) =>
        createVirtualCapture(track, { label, settings: {} }, sound?.stop),
      ),
    ];
    captures.push(...made);
    return new MediaStream(made.map(({ track }) => track));
  }

  const interception = interceptCapture(
    'getDisplayMedia',
    async (constraints) => {
      if (!systemAllows()) throw new DOMException('Permission denied by system', 'NotAllowedError');
      const { video } = constraints;
      const preferred = typeof video === 'object' ? video.displaySurface : undefined;
      const usual = () => screens.find(({ surface }) => surface === preferred) ?? screens[0] ?? null;
      const chosen = await (options.pick ? options.pick(screens) : usual());
      if (!chosen) throw new DOMException('Permission denied', 'NotAllowedError');
      return share(chosen, chosen.audio === true && !!constraints.audio);
    },
    page.navigator.mediaDevices,
  );

  return {
    ...interception,
    endShare(kind) {
      for (const capture of captures) if (!kind || capture.track.kind === kind) capture.end();
    },
  };
}
