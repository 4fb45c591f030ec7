import type { VirtualDevice } from './virtualDevice';
import { overconstrained } from './virtualConstraints';

/** How a page uses a virtual device: what it can change while a track of it runs. */
export interface VirtualUse {
  settings(): MediaTrackSettings;
  capabilities(): object;
  /** @throws an `OverconstrainedError`, as a browser does, for what the device has not */
  apply(constraints: MediaTrackConstraints): void;
  /** That of a clone, which starts from where this one is. */
  clone(): VirtualUse;
}

const processing = ['echoCancellation', 'noiseSuppression', 'autoGainControl'] as const;
type Processing = Record<(typeof processing)[number], boolean>;

/** What these constraints ask for, starting from `usual`. */
function settle(requested: true | MediaTrackConstraints, usual: Processing): Processing {
  const settled = { ...usual };
  if (requested === true) return settled;
  for (const name of processing) {
    const wanted = requested[name];
    const value = typeof wanted === 'object' ? (wanted.exact ?? wanted.ideal) : wanted;
    if (typeof value === 'boolean') settled[name] = value;
  }
  return settled;
}

/** The same as a browser that has one source for all captures with, and one for all without echo cancellation (Chromium). */
function follow(wanted: Processing, running: readonly Processing[]): Processing {
  return running.find(({ echoCancellation }) => echoCancellation === wanted.echoCancellation) ?? wanted;
}

/**
 * How a microphone is processed.
 *
 * @param running how those captures of it are processed that are live now
 */
export function createVirtualProcessing(
  device: VirtualDevice,
  requested: true | MediaTrackConstraints,
  running: readonly MediaTrackSettings[],
): VirtualUse | undefined {
  const { processing: kind } = device;
  if (!kind) return undefined;
  const wanted = settle(requested, { echoCancellation: true, noiseSuppression: true, autoGainControl: true });
  return startFrom(kind === 'fixed' ? follow(wanted, running.map((settings) => settle(settings, wanted))) : wanted);

  function startFrom(initial: Processing): VirtualUse {
    let current = initial;
    return {
      settings: () => ({ ...current }),
      capabilities: () => Object.fromEntries(processing.map((name) => [name, [true, false]])),
      apply(constraints) {
        const next = settle(constraints, { echoCancellation: true, noiseSuppression: true, autoGainControl: true });
        if (kind === 'adjustable') current = next;
        else if (processing.some((name) => insists(constraints[name]) && next[name] !== current[name])) throw overconstrained('');
      },
      clone: () => startFrom(current),
    };
  }
}

const insists = (constraint: unknown) => typeof constraint === 'object' && constraint !== null && 'exact' in constraint;
