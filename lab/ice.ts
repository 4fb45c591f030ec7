import { internet } from './net/addresses';
import type { IceEnv } from './servers/demoServer';
import { turnCredentials, turnSecret } from './servers/turnServer';

/** Only a STUN server. */
export const stun: IceEnv = { STUN_URLS: `stun:${internet.turn}:3478` };

/** Two STUN servers, on two hosts. */
export const secondStun: IceEnv = { STUN_URLS: `${stun.STUN_URLS},stun:${internet.stun}:3478` };

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

/** TURN at these URLs, with credentials of an hour ago. */
export function expiredTurn(...urls: string[]): IceEnv {
  const { username, credential } = turnCredentials(Date.now() / 1000 - 3600);
  return { ...stun, TURN_URLS: urls.join(','), TURN_USERNAME: username, TURN_CREDENTIAL: credential };
}

/** A STUN server that answers nobody, and then one that does. */
export const deadStunFirst: IceEnv = { STUN_URLS: `stun:${internet.dead}:3478,stun:${internet.turn}:3478` };
