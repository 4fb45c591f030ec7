import { Fault, type FaultKind } from './fault';

/** Hosts that browsers take for secure although they are reached by `http:`. */
const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Reads the URL of an endpoint: absolute, or a path of the page's own origin that begins with `/` or `.`.
 *
 * @param page the page's URL; null outside of a page
 * @throws Fault `url`, or `insecure` for `http:` on a page that was loaded by `https:`
 */
export function readEndpoint(url: string, page: string | null): URL {
  const base = /^[./]/.test(url) ? page : null;
  return readUrl(url, base, page, 'url');
}

/**
 * Where the session of a `201` is: its `Location`, which may be relative to the URL that answered.
 *
 * @throws Fault `location` if there is none, or none that is a URL; `insecure` as above
 */
export function readSessionUrl(location: string | null, answeredBy: string, page: string | null): URL {
  return readUrl(location ?? 'none:', answeredBy, page, 'location');
}

function readUrl(url: string, base: string | null, page: string | null, kind: FaultKind): URL {
  let parsed: URL;
  try {
    parsed = new URL(url, base ?? undefined);
  } catch (cause) {
    throw new Fault(kind, '', { cause });
  }
  if (!/^https?:$/.test(parsed.protocol) || parsed.username) throw new Fault(kind);
  if (page?.startsWith('https:') && parsed.protocol === 'http:' && !LOOPBACK.test(parsed.hostname)) {
    throw new Fault('insecure', parsed.origin);
  }
  return parsed;
}
