import type { Environment } from '../environment/environment';
import { RtcError, toRtcError } from '../errors';
import { hasTurn } from './iceServerList';
import type { IceServersCache } from './iceServers';
import type { PeerOptions } from './peer';
import { createPeerTransport, type PeerTransport, type PeerTransportEvent } from './peerTransport';
import type { Signal } from './signal';

/** What can happen before there is a connection, and to it. */
export type ConnectionScopeEvent =
  | PeerTransportEvent
  | { type: 'openFailed'; error: RtcError }
  | { type: 'unreachable'; error: RtcError };

/** What a connection is made of. */
export interface ConnectionScopeOptions {
  settings: PeerOptions;
  /** Which side makes the offers of this connection. */
  initiator: boolean;
  environment: Environment;
  servers: IceServersCache;
  /** Ends it, whatever it has come to. */
  signal: AbortSignal;
  /** The connection is there, and nothing has happened to it yet. */
  prepare(transport: PeerTransport): void;
  emit(event: ConnectionScopeEvent): void;
}

/** One attempt to connect, from the fetching of ICE servers on. */
export interface ConnectionScope {
  /** Null while ICE servers are fetched. */
  readonly transport: PeerTransport | null;
  /** Takes a signal of the other side, at once or as soon as there is a connection. */
  accept(signal: Signal): void;
}

/** Fetches ICE servers and opens a connection. */
export function openConnection(options: ConnectionScopeOptions): ConnectionScope {
  const { settings, environment, servers, signal } = options;
  const waiting: Signal[] = [];
  let transport: PeerTransport | null = null;
  const emit = (event: ConnectionScopeEvent) => !signal.aborted && options.emit(event);

  async function open() {
    // Switched off in some, and left out of others: nothing that a network could mend.
    if (typeof RTCPeerConnection === 'undefined') throw new RtcError('not-supported', 'This browser has no WebRTC.');
    const { iceServers, error } = await servers.resolve();
    if (signal.aborted) return;
    const policy = read(settings.iceTransportPolicy) ?? 'all';
    if (policy === 'relay' && !hasTurn(iceServers)) {
      const problem = error ?? new RtcError('turn-unreachable', "'relay' needs a TURN server, and there is none.");
      emit({ type: 'unreachable', error: problem });
      return;
    }
    const made = createPeerTransport({
      initiator: options.initiator,
      environment,
      iceServers,
      iceTransportPolicy: policy,
      makeConnection: settings.makeConnection,
      videoCodecs: read(settings.videoCodecs) ?? [],
      signal,
      renewIceServers: () => servers.resolve(),
      remainingMs: () => servers.remainingMs(),
      savesMessages: () => settings.batching?.() === 'throughput',
      // The browser would stay as it is for ever without a relay, where nothing else is allowed.
      emit: (event) => (event.type === 'noRelay' && policy !== 'relay' ? undefined : emit(event)),
    });
    transport = made;
    options.prepare(made);
    if (error) emit({ type: 'problem', error });
    // A listener that is told of it may close the peer.
    for (const each of waiting) if (!signal.aborted) made.accept(each);
  }

  open().catch((cause: unknown) => emit({ type: 'openFailed', error: toRtcError(cause, 'peer-failed') }));
  return {
    get transport() {
      return transport;
    },
    accept(each) {
      if (transport) transport.accept(each);
      else waiting.push(each);
    },
  };
}

/** A setting that may be a function that is asked at each new connection. */
const read = <T>(setting: T | (() => T | undefined) | undefined): T | undefined =>
  typeof setting === 'function' ? (setting as () => T | undefined)() : setting;
