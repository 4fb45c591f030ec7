import type { Environment } from '@visavis/server';

// As a policy's `frame-ancestors` takes them: any subdomain, and any port.
const pattern = /^https?:\/\/(\*\.)?[a-z\d.-]+(:(\d{1,5}|\*))?$/i;

/** The origins that may show a call in a frame, out of `EMBED_ORIGINS`: separated by commas or spaces. */
export function readEmbedOrigins(env: Environment): string[] {
  return listOf(env).filter((origin) => pattern.test(origin));
}

/** Whether every one of `EMBED_ORIGINS` is an origin. */
export function areEmbedOriginsUsable(env: Environment): boolean {
  return listOf(env).every((origin) => pattern.test(origin));
}

function listOf(env: Environment): string[] {
  return (env['EMBED_ORIGINS'] ?? '').split(/[\s,]+/).filter(Boolean);
}
