/** What a virtual camera can do at most; a microphone has no such limits. */
export interface VirtualLimits {
  readonly width: number;
  readonly height: number;
  readonly frameRate: number;
}

/** The numbers that a camera is asked for and that it may not have. */
const measures = ['width', 'height', 'frameRate'] as const;

/**
 * The values that a camera with these limits takes for `constraints`, starting from `usual`.
 *
 * @throws an `OverconstrainedError`, as a browser does, that names the first constraint it can't meet
 */
export function settleMeasures(
  constraints: true | MediaTrackConstraints,
  limits: VirtualLimits,
  usual: VirtualLimits,
): VirtualLimits {
  const settled = { ...usual };
  if (constraints === true) return settled;
  for (const name of measures) {
    const requested = constraints[name];
    if (requested === undefined) continue;
    const { exact, min, max = limits[name], ideal } = typeof requested === 'number' ? { ideal: requested } : requested;
    const least = exact ?? min ?? 0;
    if (least > limits[name] || max <= 0) throw overconstrained(name);
    const wanted = exact ?? Math.max(ideal ?? Math.min(usual[name], max), least);
    settled[name] = Math.min(wanted, max, limits[name]);
  }
  return settled;
}

/** The error of a browser whose devices can't meet the constraint of this name. */
export function overconstrained(name: string): Error {
  const message = 'Cannot satisfy constraints';
  try {
    return new OverconstrainedError(name, message);
  } catch {
    // Firefox makes them itself and lets no page do so.
    const error = new DOMException(message, 'OverconstrainedError');
    return Object.assign(error, { constraint: name });
  }
}

/** Ids or sides that constraints name, and whether they insist on one of them. */
export function requestedValues(requested: ConstrainDOMString | undefined): { values: string[]; exact: boolean } {
  if (typeof requested !== 'object' || Array.isArray(requested)) return { values: [requested ?? []].flat(), exact: false };
  return { values: [requested.exact ?? requested.ideal ?? []].flat(), exact: requested.exact !== undefined };
}

/** The same constraints without those that only a virtual device can meet. */
export function withoutDevice(requested: true | MediaTrackConstraints): true | MediaTrackConstraints {
  if (requested === true) return true;
  const { deviceId: _id, groupId: _group, facingMode: _side, ...rest } = requested;
  return rest;
}
