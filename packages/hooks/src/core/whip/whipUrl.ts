import { RtcError } from '../errors';

/** Hosts that browsers take for secure although they are reached by `http:`. */
const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Reads the URL of an endpoint: absolute, or a path of the page's own origin that begins with `/` or `.`.
 *
 * @param page the page's URL; null outside of a page
 * @throws RtcError `url-invalid`, or `insecure-context` for `http:` on a page that was loaded by `https:`
 */
export function readEndpoint(url: string, page: string | null): URL {
  const isAbsolute = /^https?:/i.test(url);
  const parsed = isAbsolute || (page && /^[./]/.test(url)) ? parse(url, isAbsolute ? undefined : (page ?? undefined)) : null;
  if (!parsed) throw new RtcError('url-invalid', `${show(url)} is no http(s) URL, and no path that begins with / or a dot.`);
  if (parsed.username || parsed.password) {
    throw new RtcError('url-invalid', 'A URL with a user name in it is not taken: give a token instead.');
  }
  return requireSecure(parsed, page);
}

/**
 * Where the session of a `201` is: its `Location`, which may be relative to the URL that answered.
 *
 * @throws RtcError `protocol-mismatch` if there is none, or none that is a URL; `insecure-context` as above
 */
export function readSessionUrl(location: string | null, answeredBy: string, page: string | null): URL {
  if (location === null) {
    throw new RtcError(
      'protocol-mismatch',
      'The answer has no Location header that this page may read. Across origins the server has to name it in Access-Control-Expose-Headers.',
    );
  }
  const parsed = parse(location, answeredBy);
  if (!parsed || !/^https?:$/.test(parsed.protocol)) {
    throw new RtcError('protocol-mismatch', `The Location of the answer, ${show(location)}, is no http(s) URL.`);
  }
  return requireSecure(parsed, page);
}

function requireSecure(url: URL, page: string | null): URL {
  if (page?.startsWith('https:') && url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) {
    throw new RtcError('insecure-context', `A page that came by https: can't ask ${url.origin}, which is not secure.`);
  }
  return url;
}

function parse(url: string, base: string | undefined): URL | null {
  try {
    return new URL(url, base);
  } catch {
    return null; // The caller says what was expected.
  }
}

const show = (url: string) => JSON.stringify(url.slice(0, 60));
