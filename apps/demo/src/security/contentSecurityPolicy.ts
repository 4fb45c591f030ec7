import type { PublicPusherSettings } from '@visavis/server';
import { signalingHost } from '../config/signalingHost';

/** What a page's policy depends on. */
export interface PageSecurity {
  /** Marks the scripts of this one answer; another one each time. */
  readonly nonce: string;
  /** Where the page's script will connect to; null: nowhere. */
  readonly signaling: PublicPusherSettings | null;
  /** The host in the page's address, without a port. */
  readonly pageHost: string;
  /** Which origins may show the page in a frame besides its own; null: nobody may. */
  readonly frameAncestors: readonly string[] | null;
  /** Whether it is served by `next dev`, which evaluates code and writes styles. */
  readonly development: boolean;
}

/**
 * The page's Content-Security-Policy: our own scripts alone, nothing from elsewhere, and no connection but to this
 * server and to the signaling server (at an IPv6 address: to any WebSocket). Calls themselves are beyond what a policy covers.
 */
export function contentSecurityPolicy(page: PageSecurity): string {
  const { nonce, frameAncestors, development } = page;
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'self'"],
    // For WebAssembly alone (blur and noise suppression); no text is run as a script by it.
    'script-src': ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'", "'wasm-unsafe-eval'", ...(development ? ["'unsafe-eval'"] : [])],
    'style-src': ["'self'", development ? "'unsafe-inline'" : `'nonce-${nonce}'`],
    // React writes the sizes of tiles into style attributes, which run nothing.
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': ["'self'", 'blob:', 'data:'],
    'media-src': ["'self'", 'blob:'],
    'connect-src': ["'self'", ...signalingSources(page), ...(development ? ['ws:'] : [])],
    'worker-src': ["'self'", 'blob:'],
    'object-src': ["'none'"],
    'frame-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': frameAncestors === null ? ["'none'"] : ["'self'", ...frameAncestors],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}

function signalingSources({ signaling, pageHost }: PageSecurity): string[] {
  if (!signaling) return [];
  const { cluster, host, port, tls = true } = signaling;
  if (!host) return [`wss://ws-${cluster}.pusher.com`];
  const reached = signalingHost(host, pageHost);
  // A source can't name an IPv6 address (its grammar has names and dots alone), so there it is the scheme.
  const place = reached.startsWith('[') ? '' : `//${reached}${port === undefined ? '' : `:${port}`}`;
  // pusher-js insists on TLS on a page that has it.
  return tls ? [`wss:${place}`] : [`ws:${place}`, `wss:${place}`];
}
