import { pageEnvironment } from '../environment/pageEnvironment';
import { RtcError } from '../errors';
import { createStore } from '../store';
import { createChannelPort } from './channels/channelPort';
import { createIceServersCache } from './iceServers';
import { noLimits } from './localStreams';
import { parsePeerMessage, PROTOCOL_VERSION, type PeerMessage, type ReportCode } from './message';
import { openConnection, type ConnectionScope, type ConnectionScopeEvent } from './openConnection';
import { createOutgoingData } from './outgoingData';
import type { Peer, PeerOptions, PeerState } from './peer';
import { createPeerEvents } from './peerEvents';
import type { PeerTransport } from './peerTransport';
import { createReporter, toRemoteError } from './reports';
import type { Signal } from './signal';
import { publicStatus } from './state/publicStatus';
import { toMachineEvent } from './state/machineEvent';
import { LATE_MS, runMachine, type MachineOptions } from './state/runMachine';

/** How long after the start of an ICE restart messages take the signaling, in ms. */
const PREFER_SIGNALING_MS = 5000;

/** Makes a peer. Constructing it starts nothing. */
export function createPeer(options: PeerOptions): Peer {
  const environment = options.environment ?? pageEnvironment;
  const store = createStore<PeerState>({ status: 'idle', remoteStreams: [], error: null, remoteError: null });
  const outgoing = createOutgoingData();
  const servers = createIceServersCache(options.iceServers);
  const channels = createChannelPort(options.initiator);
  const events = createPeerEvents();
  const dataListeners = new Set<(data: string | ArrayBuffer) => void>();
  const reporter = createReporter((code) => post({ type: 'report', code }));
  const machine = runMachine({
    initiator: options.initiator,
    environment,
    perform,
    publish: (state) => store.set({ status: publicStatus(state), error: state.error }),
    describePath: () => ({ isAlive: transport()?.isAlive ?? false, error: iceError() }),
  });

  let streams: readonly MediaStream[] = [];
  let limitsOf = noLimits;
  let connection: { scope: ConnectionScope; ending: AbortController } | null = null;
  let preferSignalingUntil = 0;
  let unlisten: (() => void) | null = null;

  const transport = () => connection?.scope.transport ?? null;
  const iceError = () => transport()?.iceError ?? null;
  const isLate = () => environment.latenessMs > LATE_MS;

  type Content =
    | { type: 'bye' }
    | { type: 'signal'; signals: Signal[] }
    | { type: 'report'; code: ReportCode };

  function post(content: Content) {
    options.send({ v: PROTOCOL_VERSION, ...content }, environment.now() < preferSignalingUntil);
  }

  function perform(effect: Parameters<MachineOptions['perform']>[0]) {
    switch (effect.type) {
      case 'open':
        return open();
      case 'close':
        return close();
      case 'restartSession':
        return options.restartSession?.();
      case 'sendBye':
        return post({ type: 'bye' });
      case 'report':
        return reporter.tell(effect.code);
      case 'restartIce':
        return transport()?.restartIce();
      case 'preferSignaling':
        preferSignalingUntil = environment.now() + PREFER_SIGNALING_MS;
        break;
      case 'pauseVideo':
        return transport()?.pauseVideo();
    }
  }

  function open() {
    const ending = new AbortController();
    const scope = openConnection({
      settings: options,
      environment,
      servers,
      signal: ending.signal,
      prepare,
      emit: onConnectionEvent,
    });
    connection = { scope, ending };
  }

  function prepare(made: PeerTransport) {
    channels.attach(made.pc);
    made.setStreams(streams);
    made.setLimits(limitsOf);
    events.begin();
  }

  function close() {
    outgoing.pause();
    channels.detach();
    connection?.ending.abort();
    connection = null;
    reporter.reset();
    store.set({ remoteStreams: [], remoteError: null });
  }

  function onConnectionEvent(event: ConnectionScopeEvent) {
    switch (event.type) {
      case 'signals':
        post({ type: 'signal', signals: event.signals });
        for (const signal of event.signals) events.note('sent', signal);
        break;
      case 'accepted':
        events.note('received', event.signal);
        break;
      case 'remoteStreams':
        store.set({ remoteStreams: event.streams });
        break;
      case 'data':
        for (const listener of dataListeners) listener(event.data);
        break;
      case 'connect':
        outgoing.open((data) => transport()?.send(data));
        machine.dispatch({ type: 'pathFound' });
        break;
      case 'decoding':
        reporter.tell(event.decodes ? null : 'media-undecodable');
        break;
      case 'stateChange':
      case 'noRelay':
      case 'silent':
      case 'restored':
      case 'lost':
      case 'problem':
      case 'openFailed':
      case 'unreachable': {
        const happened = toMachineEvent(event, { phase: machine.state.phase, isLate: isLate(), iceError: iceError() });
        if (happened) machine.dispatch(happened);
      }
    }
  }

  function onMessage(message: PeerMessage) {
    switch (message.type) {
      case 'signal':
        onSignals(message.signals);
        break;
      case 'report':
        store.set({ remoteError: toRemoteError(message.code) });
        break;
      case 'bye':
        machine.dispatch({ type: 'remoteBye' });
        events.end();
        break;
    }
  }

  function onSignals(signals: readonly Signal[]) {
    if (signals.some(({ type }) => type === 'offer')) machine.dispatch({ type: 'remoteOffer' });
    for (const signal of signals) {
      const isRecovering = machine.state.phase === 'restartingIce' || machine.state.phase === 'disconnected';
      const isRestart = signal.type === 'restart';
      if (isRestart || transport()?.isIceRestart(signal)) machine.dispatch({ type: 'remoteRestart' });
      // Both sides notice that a path is gone; one ICE restart is enough.
      if (!isRestart || !isRecovering) connection?.scope.accept(signal);
    }
  }

  return {
    getSnapshot: store.getSnapshot,
    getInitialSnapshot: store.getInitialSnapshot,
    subscribe: store.subscribe,
    start() {
      if (machine.state.started) return;
      unlisten = environment.subscribe((event) => {
        if (event === 'online' || event === 'offline' || event === 'resumed') machine.dispatch({ type: event });
      });
      machine.dispatch({ type: 'start', awaitRemote: options.awaitRemote ?? false });
    },
    onSessionOpen: () => machine.dispatch({ type: 'sessionOpen' }),
    onSessionReset: () => machine.dispatch({ type: 'sessionReset' }),
    receive(input) {
      if (!machine.state.started) return;
      const parsed = parsePeerMessage(input);
      if (parsed.status === 'other-version') {
        const text = `The other side speaks version ${parsed.version}, this one ${PROTOCOL_VERSION}.`;
        machine.dispatch({ type: 'versionMismatch', error: new RtcError('protocol-mismatch', text) });
      }
      if (parsed.status === 'ok') onMessage(parsed.message);
    },
    setStreams(next) {
      streams = next;
      transport()?.setStreams(next);
    },
    setLimits(next) {
      limitsOf = next;
      transport()?.setLimits(next);
    },
    send: (data) => outgoing.send(data),
    subscribeData(listener) {
      const entry = (data: string | ArrayBuffer) => listener(data);
      dataListeners.add(entry);
      return () => void dataListeners.delete(entry);
    },
    subscribeEvents: events.subscribe,
    restartIce: () => machine.dispatch({ type: 'restartRequested' }),
    rebuild: () => machine.dispatch({ type: 'rebuildRequested' }),
    close() {
      if (!machine.state.started) return;
      unlisten?.();
      unlisten = null;
      machine.dispatch({ type: 'stop' });
      events.end();
      outgoing.clear();
    },
    channels,
    get connection() {
      return transport()?.pc ?? null;
    },
  };
}
