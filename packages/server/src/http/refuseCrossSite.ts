import { HttpError } from './httpError';

/** Other origins whose pages may ask: `https://app.example.com`; `'*'` is every page there is. */
export type AllowedOrigins = readonly string[] | '*';

/**
 * Refuses what a page of another site sends, which may carry this site's cookies. What no browser sent passes.
 *
 * Browsers say where a request comes from (`Sec-Fetch-Site`); older ones name the page's origin alone.
 *
 * @throws HttpError 403 `cross-site`
 */
export function refuseCrossSite({ headers, url }: Request, allowed: AllowedOrigins = []): void {
  const origin = headers.get('origin');
  if (allowed === '*' || (origin !== null && allowed.includes(origin))) return;
  const site = headers.get('sec-fetch-site');
  const isOwn = site === null ? origin === null || isOwnOrigin(origin, headers, url) : /^(same-origin|none)$/.test(site);
  if (isOwn) return;
  throw new HttpError(403, 'cross-site', 'Pages of another origin may not ask here, unless allowedOrigins names them.');
}

/** No page can set these headers on a request to another site, so a proxy or the client's address bar wrote them. */
function isOwnOrigin(origin: string, headers: Headers, url: string): boolean {
  const host = URL.canParse(origin) ? new URL(origin).host : null;
  return host !== null && [headers.get('x-forwarded-host'), headers.get('host'), new URL(url).host].includes(host);
}
