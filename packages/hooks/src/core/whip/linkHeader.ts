const PARAMETER = String.raw`;\s*([^\s=;,]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*)))?`;
/** A target with its parameters; several `Link` headers are one, with commas between them. */
const LINK = new RegExp(String.raw`<([^>]*)>((?:\s*${PARAMETER})*)`, 'g');
/** The most servers that are taken from an answer. */
const MAX_SERVERS = 16;

/**
 * The STUN and TURN servers of a `Link` header, RFC 9725, 4.6: those with `rel="ice-server"`. Other links, and credentials of
 * other types than a password, are left out. Nothing says yet that a browser takes them.
 */
export function readIceServerLinks(header: string | null): RTCIceServer[] {
  const servers: RTCIceServer[] = [];
  for (const [, urls = '', text = ''] of (header ?? '').matchAll(LINK)) {
    const { rel, username, credential, 'credential-type': type = 'password' } = readParameters(text);
    const isIceServer = rel?.toLowerCase().split(/\s+/).includes('ice-server');
    if (!isIceServer || type !== 'password' || servers.length === MAX_SERVERS) continue;
    servers.push({ urls, ...(username !== undefined && { username }), ...(credential !== undefined && { credential }) });
  }
  return servers;
}

/** The parameters of a link, by their names in lower case; the first of a name counts. */
function readParameters(text: string): Record<string, string | undefined> {
  const found: Record<string, string | undefined> = {};
  for (const [, name = '', quoted, token = ''] of text.matchAll(new RegExp(PARAMETER, 'g'))) {
    found[name.toLowerCase()] ??= quoted?.replaceAll(/\\(.)/g, '$1') ?? token;
  }
  return found;
}
