import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { App } from '../app';

/**
 * Whether a request may come in. On a machine of its own this server is reached by every page that is open in a browser
 * there; only those of allowed origins are answered, and none that reaches it by a name of another site's (DNS rebinding).
 */
export function isFromAllowed(app: App, { headers }: IncomingMessage): boolean {
  const { origin, host } = headers;
  if (app.allowedOrigins === '*') return true;
  if (origin !== undefined && !app.allowedOrigins.includes(origin) && !isLoopback(hostOf(origin))) return false;
  // Without one it is no browser, and an address can't be another site's name.
  return host === undefined || isIP(hostOf(`http://${host}`)) !== 0 || isLoopback(hostOf(`http://${host}`));
}

/** Whether a host is this machine, by an address or a name that no other machine can have. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '::1' || /^127(\.\d+){3}$/.test(host);
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^\[|\]$/g, '') : '';
}
