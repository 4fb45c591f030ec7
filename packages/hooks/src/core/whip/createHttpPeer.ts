import { pageEnvironment } from '../environment/pageEnvironment';
import type { RtcError } from '../errors';
import { createIceServersCache } from '../peer/iceServers';
import { createPeerEvents } from '../peer/peerEvents';
import type { PeerEffect, PeerMachine } from '../peer/state/peerMachine';
import { publicStatus } from '../peer/state/publicStatus';
import { LATE_MS, runMachine } from '../peer/state/runMachine';
import { createStore } from '../store';
import type { HttpPeer, HttpPeerOptions, HttpPeerState } from './httpPeer';
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
export function createHttpPeer(options: HttpPeerOptions, { role, media, openConnection = openMediaConnection }: HttpPeerParts): OwnedHttpPeer {
  const environment = options.environment ?? pageEnvironment;
  const store = createStore<HttpPeerState>({ status: 'idle', error: null, stream: null });
  const servers = createIceServersCache(options.iceServers, environment);
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
    store.set({ status: isAwaited ? 'connecting' : publicStatus(state), error: state.error });
  }

  function open() {
    close();
    const ending = new AbortController();
    const made = openConnection({
      http: {
        role,
        url: options.url,
        token: async () => (await read(options.token)) ?? null,
        fetch: (...request) => (options.fetch ?? fetch)(...request),
        page: globalThis.document?.baseURI ?? null,
      },
      media,
      environment,
      servers,
      linked,
      iceTransportPolicy: read(options.iceTransportPolicy) ?? 'all',
      videoCodecs: read(options.videoCodecs) ?? [],
      previous,
      signal: ending.signal,
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
    switch (event.type) {
      case 'made':
        return events.begin();
      case 'signal':
        return events.note(event.direction, event.signal);
      case 'stateChange':
        if (event.state === 'connected') machine.dispatch({ type: 'pathFound' });
        if (event.state === 'disconnected') machine.dispatch({ type: 'pathMissed' });
        if (event.state === 'failed') machine.dispatch({ type: 'pathFailed', isLate, error: connection?.made.error ?? null });
        return;
      case 'silent':
        return machine.dispatch({ type: 'silent', isLate });
      case 'restored':
      case 'problem':
      case 'lost':
        return machine.dispatch(event);
      case 'refused':
        return onRefused(event.refusal);
      case 'restartWanted':
        return machine.dispatch({ type: 'restartRequested' });
      case 'restartRefused':
        return machine.dispatch({ type: 'rebuildRequested' });
    }
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
    getSnapshot: store.getSnapshot,
    getInitialSnapshot: store.getInitialSnapshot,
    subscribe: store.subscribe,
    start() {
      if (machine.state.started) return;
      media.begin();
      unlisten = environment.subscribe((event) => {
        if (event === 'online' || event === 'offline' || event === 'resumed' || event === 'pagehide') onPageEvent(event);
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
    setStream: (stream) => store.set({ stream }),
  };
}

/** A setting that may be a function that is asked each time. */
const read = <T>(setting: T | (() => T) | undefined): T | undefined =>
  typeof setting === 'function' ? (setting as () => T)() : setting;
