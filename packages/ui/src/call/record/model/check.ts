/** Reads a value that may be anything, or throws a `CheckError`. */
export type Check<T> = (value: unknown, path: string) => T;

/** Something is not as it must be; the message says where. */
export class CheckError extends Error {
  constructor(path: string, wanted: string) {
    super(`${path} is not ${wanted}.`);
    this.name = 'CheckError';
  }
}

export type Checked<C> = C extends Check<infer T> ? T : never;

export const text =
  (maxLength: number): Check<string> =>
  (value, path) => {
    if (typeof value === 'string' && value.length <= maxLength) return value;
    throw new CheckError(path, `a text of at most ${maxLength} characters`);
  };

export const number =
  (min: number, max: number): Check<number> =>
  (value, path) => {
    // NaN is in no range.
    if (typeof value === 'number' && value >= min && value <= max) return value;
    throw new CheckError(path, `a number from ${min} to ${max}`);
  };

export const oneOf =
  <const T extends string>(values: readonly T[]): Check<T> =>
  (value, path) => {
    const found = values.find((each) => each === value);
    if (found !== undefined) return found;
    throw new CheckError(path, `one of ${values.join(', ')}`);
  };

/** What is left out is null as well. */
export const nullable =
  <T>(check: Check<T>): Check<T | null> =>
  (value, path) =>
    value === null || value === undefined ? null : check(value, path);

export const list =
  <T>(check: Check<T>, maxLength: number): Check<T[]> =>
  (value, path) => {
    if (!Array.isArray(value) || value.length > maxLength) throw new CheckError(path, `a list of at most ${maxLength}`);
    return value.map((each: unknown, index) => check(each, `${path}[${index}]`));
  };

/** An object with these fields of its own; all others are dropped. */
export const shape =
  <S extends Record<string, Check<unknown>>>(fields: S): Check<{ [K in keyof S]: Checked<S[K]> }> =>
  (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new CheckError(path, 'an object');
    const own = new Map<string, unknown>(Object.entries(value));
    const read = Object.entries(fields).map(([key, check]) => [key, check(own.get(key), `${path}.${key}`)]);
    return Object.fromEntries(read) as { [K in keyof S]: Checked<S[K]> };
  };
