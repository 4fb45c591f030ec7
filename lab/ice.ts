import { internet } from './net/addresses';
import type { IceEnv } from './servers/demoServer';
import { turnSecret } from './servers/turnServer';

/** Only a STUN server. */
export const stun: IceEnv = { STUN_URLS: `stun:${internet.turn}:3478` };

/** STUN, and TURN at these URLs, with credentials that the demo's server mints. */
export const turn = (...urls: string[]): IceEnv => ({
  ...stun,
  TURN_URLS: urls.join(','),
  TURN_SECRET: turnSecret,
});

export const turnUdp = `turn:${internet.turn}:3478?transport=udp`;
export const turnTcp = `turn:${internet.turn}:3478?transport=tcp`;
export const turnTcp443 = `turn:${internet.turn}:443?transport=tcp`;
export const turnsTcp443 = `turns:${internet.turn}:443?transport=tcp`;
