/** The numbers that something of a camera can be set to. */
export interface CameraRange {
  readonly min: number;
  readonly max: number;
  /** How far two of them are apart. */
  readonly step: number;
}

/** What can be set of the camera that runs; what it has not is left out. */
export interface CameraCapabilities {
  readonly zoom?: CameraRange | undefined;
  /** To the side, in arc seconds. */
  readonly pan?: CameraRange | undefined;
  /** Up and down, in arc seconds. */
  readonly tilt?: CameraRange | undefined;
  /** Whether there is a light that can be turned on. */
  readonly torch?: true | undefined;
  /** Who finds the exposure: `continuous` is the camera by itself, `manual` the time that is set. */
  readonly exposureMode?: readonly string[] | undefined;
  /** How long a picture is exposed, in units of 100 µs; counts with `exposureMode: 'manual'`. */
  readonly exposureTime?: CameraRange | undefined;
  /** How much brighter or darker, in steps of the aperture (EV). */
  readonly exposureCompensation?: CameraRange | undefined;
}

/** What a camera is set to, or is to be set to; units and values are those of `CameraCapabilities`. */
export interface CameraSettings {
  readonly zoom?: number | undefined;
  readonly pan?: number | undefined;
  readonly tilt?: number | undefined;
  readonly torch?: boolean | undefined;
  readonly exposureMode?: string | undefined;
  readonly exposureTime?: number | undefined;
  readonly exposureCompensation?: number | undefined;
}

type Writable<T> = { -readonly [Name in keyof T]: T[Name] };

const rangeNames = ['zoom', 'pan', 'tilt', 'exposureTime', 'exposureCompensation'] as const;
/** In how many steps a range goes whose browser tells no step. */
const USUAL_STEPS = 100;

/** What can be set of the camera behind a track. */
export const capabilitiesOf = (track: MediaStreamTrack): CameraCapabilities => readCapabilities({ ...track.getCapabilities?.() });

/** What can be set of a camera, by what a browser tells of it. */
export function readCapabilities(told: Readonly<Record<string, unknown>>): CameraCapabilities {
  const found: Writable<CameraCapabilities> = {};
  for (const name of rangeNames) {
    const range = rangeOf(told[name]);
    if (range) found[name] = range;
  }
  // Older browsers tell `true`, newer ones the list of what it can be.
  if ([told['torch']].flat().includes(true)) found.torch = true;
  const modes = [told['exposureMode']].flat().filter((mode) => typeof mode === 'string');
  if (modes.length > 0) found.exposureMode = modes;
  return found;
}

/** What the camera behind a track is set to, of what can be set. */
export function settingsOf(track: MediaStreamTrack): CameraSettings {
  const told: Record<string, unknown> = { ...track.getSettings() };
  const found: Writable<CameraSettings> = {};
  for (const name of rangeNames) {
    const value = told[name];
    if (typeof value === 'number') found[name] = value;
  }
  if (typeof told['torch'] === 'boolean') found.torch = told['torch'];
  if (typeof told['exposureMode'] === 'string') found.exposureMode = told['exposureMode'];
  return found;
}

function rangeOf(told: unknown): CameraRange | null {
  if (typeof told !== 'object' || told === null || !('min' in told) || !('max' in told)) return null;
  const { min, max } = told;
  if (typeof min !== 'number' || typeof max !== 'number' || !(min < max)) return null;
  const step = 'step' in told && typeof told.step === 'number' && told.step > 0 ? told.step : (max - min) / USUAL_STEPS;
  return { min, max, step };
}
