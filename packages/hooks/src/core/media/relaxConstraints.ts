import { isRecord } from './trackConstraints';

/** A picture's size is one constraint: a browser names one side of it, and no camera has the other alone. */
const size = ['width', 'height', 'aspectRatio'];

/**
 * The same constraints, where what was insisted on under `name` is only an ideal value; `null` if nothing was.
 * A browser that doesn't say which constraint failed (`name` is empty) gets all of them relaxed.
 */
export function relaxConstraints(constraints: MediaTrackConstraints, name: string): MediaTrackConstraints | null {
  const names = name === '' ? Object.keys(constraints) : size.includes(name) ? size : [name];
  const relaxed = Object.entries(constraints).flatMap(([key, value]) =>
    names.includes(key) && insists(value) ? [[key, idealFor(value)] as const] : [],
  );
  return relaxed.length === 0 ? null : { ...constraints, ...Object.fromEntries(relaxed) };
}

interface Insisting {
  exact?: unknown;
  min?: unknown;
  max?: unknown;
  ideal?: unknown;
}

function insists(value: unknown): value is Insisting {
  return isRecord(value) && ('exact' in value || 'min' in value || 'max' in value);
}

function idealFor({ exact, ideal, min, max }: Insisting): { ideal: unknown } {
  return { ideal: exact ?? ideal ?? min ?? max };
}
