/** The path and the query of a request, decoded. */
export interface RequestTarget {
  /** The path between its slashes: `/app/KEY` is `['app', 'KEY']`. */
  readonly segments: readonly string[];
  /** In the order in which they came. */
  readonly query: readonly (readonly [name: string, value: string])[];
}

/** Reads `/path?query`, or returns `null` if its percent-encoding is broken. */
export function parseRequestTarget(target: string): RequestTarget | null {
  const [path = '', query = ''] = target.split(/\?(.*)/s);
  try {
    return {
      segments: path.split('/').slice(1).map(decodeURIComponent),
      // Not URLSearchParams: a plus is a plus here, since Pusher's libraries send and sign it as one.
      query: query.split('&').filter(Boolean).map(parsePair),
    };
  } catch {
    return null;
  }
}

function parsePair(pair: string): readonly [string, string] {
  const [name = '', value = ''] = pair.split(/=(.*)/s);
  return [decodeURIComponent(name), decodeURIComponent(value)];
}
