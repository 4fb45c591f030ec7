/** Any part of some labels: what is left out stays as it is. */
export type LabelOverrides<T> = {
  readonly [K in keyof T]?: (T[K] extends string | ((...values: never[]) => unknown) ? T[K] : LabelOverrides<T[K]>) | undefined;
};

const isGroup = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Labels with others in place of some, however deep; groups of them in which nothing changes are the same objects. */
export function mergeLabels<T extends object>(labels: T, own: LabelOverrides<T> | undefined): T {
  return own ? (merge(labels, own) as T) : labels;
}

function merge(labels: object, own: object): object {
  const merged: Record<string, unknown> = { ...labels };
  for (const [key, after] of Object.entries(own) as [string, unknown][]) {
    const before = merged[key];
    if (after !== undefined) merged[key] = isGroup(before) && isGroup(after) ? merge(before, after) : after;
  }
  return merged;
}
