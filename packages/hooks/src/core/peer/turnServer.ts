import { inject } from 'vitest';
import type { ProvidedTurn } from '../../../../../scripts/vitest/provided';

/** A real coturn on this machine, for tests. */
export interface TurnServer extends ProvidedTurn {
  readonly stun: string;
  readonly udp: string;
  readonly tcp: string;
  readonly tls: string;
  /** Where nobody listens: UDP is silence, TCP is refused. */
  readonly nobody: { readonly stun: string; readonly udp: string; readonly tcp: string };
  /** Credentials that are good for so long; negative: they were. */
  mint(ttlSeconds?: number): Promise<{ username: string; credential: string }>;
  /** Credentials that nobody gave out. */
  forge(): { username: string; credential: string };
}

/** Nobody listens there. */
const CLOSED_PORT = 19_999;

/** The coturn of this test run, which is started if it does not run. */
export async function findTurnServer(): Promise<TurnServer> {
  const response = await fetch(inject('turnUrl'));
  if (!response.ok) throw new Error(await response.text());
  const provided = (await response.json()) as ProvidedTurn;
  const { host, port, tlsPort, secret } = provided;
  return {
    ...provided,
    stun: `stun:${host}:${port}`,
    udp: `turn:${host}:${port}?transport=udp`,
    tcp: `turn:${host}:${port}?transport=tcp`,
    tls: `turns:${host}:${tlsPort}?transport=tcp`,
    nobody: {
      stun: `stun:${host}:${CLOSED_PORT}`,
      udp: `turn:${host}:${CLOSED_PORT}?transport=udp`,
      tcp: `turn:${host}:${CLOSED_PORT}?transport=tcp`,
    },
    async mint(ttlSeconds = 600) {
      const username = usernameFor(ttlSeconds);
      return { username, credential: await sign(username, secret) };
    },
    forge: () => ({ username: usernameFor(600), credential: 'forged' }),
  };
}

const usernameFor = (ttlSeconds: number) => `${Math.floor(Date.now() / 1000) + ttlSeconds}:test`;
const encode = (value: string) => new TextEncoder().encode(value);

async function sign(text: string, secret: string): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-1' };
  const key = await crypto.subtle.importKey('raw', encode(secret), algorithm, false, ['sign']);
  const signature = await crypto.subtle.sign('HMAC', key, encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(signature)));
}
