import type { Environment } from '@visavis/server';

const prefixes = /^(PUSHER|ICE|STUN|TURN|ROOM|REDIS|CLIENT_ADDRESS)_|^VERCEL$/;

/**
 * What `make` makes of the environment, kept from request to request for as long as the settings stay as they are:
 * handlers count who asks, and hold what was handed out.
 */
export function keepFor<T>(make: (env: Environment) => T): (env: Environment) => T {
  let kept: { settings: string; made: T } | null = null;
  return (env) => {
    const settings = JSON.stringify(Object.entries(env).filter(([name]) => prefixes.test(name)));
    if (kept?.settings !== settings) kept = { settings, made: make(env) };
    return kept.made;
  };
}
