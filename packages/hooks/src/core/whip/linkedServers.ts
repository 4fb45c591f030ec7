import type { Clock } from '../environment/clock';
import { hasTurn, readIceServers } from '../peer/iceServerList';
import { readIceServerLinks } from './linkHeader';
import type { MediaConnectionEvent } from './mediaConnection';
import { configureServers } from './negotiate';

/** How long a path may take where the server has named relays only with its answer, in ms, before they are asked. */
const RELAY_AFTER_MS = 2000;

/** Where the servers of an answer are used. */
export interface LinkedServersOptions {
  pc: RTCPeerConnection;
  /** The `Link` headers of the answer. */
  link: string;
  /** Gets the servers, for the connections that follow. */
  linked: RTCIceServer[];
  environment: Clock;
  signal: AbortSignal;
  isConnected(): boolean;
  emit(event: MediaConnectionEvent): void;
}

/**
 * Uses the STUN and TURN servers that a server names with its answer. The offer was made before, and a browser asks them only at its
 * next round of gathering: after a while without a path it is to restart ICE.
 */
export function adoptLinkedServers({ pc, link, linked, environment, signal, isConnected, emit }: LinkedServersOptions): void {
  const { iceServers, errors } = readIceServers(readIceServerLinks(link));
  if (signal.aborted) return;
  for (const error of errors.slice(0, 1)) emit({ type: 'problem', error });
  if (iceServers.length === 0) return;
  linked.push(...iceServers);
  configureServers(pc, iceServers);
  if (!hasTurn(iceServers)) return;
  const timer = environment.setTimer(() => {
    if (!isConnected()) emit({ type: 'restartRequested' });
  }, RELAY_AFTER_MS);
  signal.addEventListener('abort', () => environment.clearTimer(timer));
}
