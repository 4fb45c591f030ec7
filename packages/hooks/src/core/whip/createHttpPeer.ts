import { pageEnvironment } from '../environment/pageEnvironment';
import type { RtcError } from '../errors';
import { createIceServersCache } from '../peer/iceServers';
import { createPeerEvents } from '../peer/peerEvents';
import type { PeerEffect, PeerMachine } from '../peer/state/peerMachine';
import { publicStatus } from '../peer/state/publicStatus';
import { LATE_MS, runMachine } from '../peer/state/runMachine';
import { createStore } from '../store';
import type { HttpPeer, HttpPeerOptions, HttpPeerState, LiveOptions } from './httpPeer';
import type { Media } from './media';
import { openMediaConnection, type MediaConnection, type MediaConnectionEvent } from './mediaConnection';
import type { HttpRole, Refusal } from './refusal';

/** How long a new session waits for the end of the one before, in ms. */
const END_MS = 1000;

/** What a publisher or a player adds. */
export interface HttpPeerParts {
  role: HttpRole;
  media: Media;
  /** Opens one connection. @default the browser's */
  openConnection?: typeof openMediaConnection;
}

/** A peer, and what only its owner may do. */
export interface OwnedHttpPeer {
  readonly peer: HttpPeer;
  /** There is media now where there was none. */
  onMedia(): void;
  /** What is carried has to be negotiated anew: another session takes the place of this one. */
  replace(): void;
  /** Shows the stream. */
  setStream(stream: MediaStream | null): void;
}

/** Makes a peer of a media server over the same machine as a peer of a room. Constructing it starts nothing. */
export function createHttpPeer(options: LiveOptions<HttpPeerOptions>, parts: HttpPeerParts): OwnedHttpPeer {
  const { media, openConnection = openMediaConnection } = parts;
  const read = () => valueOf(options);
  const { environment = pageEnvironment } = read();
  const { set, ...shown } = createStore<HttpPeerState>({ status: 'idle', error: null, stream: null });
  const servers = createIceServersCache(async () => {
    const { iceServers = [] } = read();
    return typeof iceServers === 'function' ? await iceServers() : iceServers;
  }, environment);
  const linked: RTCIceServer[] = [];
  const events = createPeerEvents();
  const machine = runMachine({
    initiator: true,
    environment,
    perform,
    publish,
    describePath: () => ({ isAlive: connection?.made.isAlive ?? false, error: connection?.made.error ?? null }),
  });

  let connection: { made: MediaConnection; ending: AbortController } | null = null;
  let previous: Promise<unknown> = Promise.resolve();
  let awaited: RtcError | null = null;
  let isOver = false;
  let unlisten: (() => void) | null = null;

  function perform(effect: Exclude<PeerEffect, { type: 'startTimer' | 'stopTimer' | 'publish' }>) {
    // The others are for another browser, which this is not.
    if (effect.type === 'queue') machine.dispatch({ type: 'turn' });
    else if (effect.type === 'open') open();
    else if (effect.type === 'close') close();
    else if (effect.type === 'restartIce') connection?.made.restartIce();
  }

  function publish(state: PeerMachine) {
    // Until the stream is there nothing has failed.
    const isAwaited = state.phase === 'failed' && awaited !== null && state.error === awaited;
    set({ status: isAwaited ? 'connecting' : publicStatus(state), error: state.error });
  }

  function open() {
    close();
    const ending = new AbortController();
    const { url, iceTransportPolicy = 'all', videoCodecs = [] } = read();
    const made = openConnection({
      http: {
        role: parts.role,
        url: url ?? '',
        token: async () => (await valueOf(read().token)) ?? null,
        fetch: (...request) => (read().fetch ?? fetch)(...request),
        page: globalThis.document?.baseURI ?? null,
      },
      media,
      environment,
      servers,
      linked,
      iceTransportPolicy,
      videoCodecs,
      previous,
      signal: ending.signal,
      events,
      emit: onEvent,
    });
    connection = { made, ending };
  }

  function close() {
    if (!connection) return;
    const { made, ending } = connection;
    connection = null;
    previous = Promise.race([made.end(), new Promise<void>((resolve) => environment.setTimer(resolve, END_MS))]);
    ending.abort();
  }

  function onEvent(event: MediaConnectionEvent) {
    const isLate = environment.latenessMs > LATE_MS;
    if (event.type === 'refused') onRefused(event.refusal);
    else if (event.type === 'silent') machine.dispatch({ type: 'silent', isLate });
    else if (event.type !== 'stateChange') machine.dispatch(event);
    else if (event.state === 'connected') machine.dispatch({ type: 'pathFound' });
    else if (event.state === 'disconnected') machine.dispatch({ type: 'pathMissed' });
    else if (event.state === 'failed') machine.dispatch({ type: 'pathFailed', isLate, error: connection?.made.error ?? null });
  }

  function onRefused({ error, next, afterMs }: Refusal) {
    close();
    awaited = next === 'wait' ? error : null;
    // What has worked once may again: a server that starts says no for a while.
    if (next === 'stop' && !machine.state.hasConnected) machine.dispatch({ type: 'openFailed', error });
    else machine.dispatch({ type: 'unreachable', error, afterMs });
  }

  function onPageEvent(type: 'online' | 'offline' | 'resumed' | 'pagehide') {
    if (type === 'pagehide') {
      // The last moment; should the page come back, the session is no more.
      void connection?.made.end();
      isOver = connection !== null;
    } else if (type === 'resumed' && isOver) {
      isOver = false;
      machine.dispatch({ type: 'rebuildRequested' });
    } else machine.dispatch({ type });
  }

  const peer: HttpPeer = {
    ...shown,
    start() {
      if (machine.state.started || read().url === null) return;
      media.begin();
      unlisten = environment.subscribe((event) => {
        if (event !== 'visibility' && event !== 'frozen') onPageEvent(event);
      });
      machine.dispatch({ type: 'start', awaitRemote: media.isEmpty });
    },
    restartIce() {
      if (connection) machine.dispatch({ type: 'restartRequested' });
      else peer.reconnect();
    },
    reconnect() {
      if (!machine.state.started) peer.start();
      else if (!machine.state.awaitsRemote) machine.dispatch({ type: 'rebuildRequested' });
    },
    close() {
      if (!machine.state.started) return;
      unlisten?.();
      unlisten = null;
      machine.dispatch({ type: 'stop' });
      media.end();
      events.end();
    },
    subscribeEvents: events.subscribe,
    get connection() {
      return connection?.made.pc ?? null;
    },
  };

  return {
    peer,
    onMedia() {
      if (machine.state.started && machine.state.awaitsRemote) machine.dispatch({ type: 'sessionOpen' });
    },
    replace() {
      if (connection) machine.dispatch({ type: 'rebuildRequested' });
    },
    setStream: (stream) => set({ stream }),
  };
}

/** What may be a function that is asked each time. */
export const valueOf = <T>(setting: T | (() => T)): T => (typeof setting === 'function' ? (setting as () => T)() : setting);
