import { pageEnvironment } from '../environment/pageEnvironment';
import { RtcError } from '../errors';
import { createListeners } from '../listeners';
import { createStore } from '../store';
import type { AudioFormat } from './audioFormat';
import { createChannelPort, type ChannelPort } from './channels/channelPort';
import { createIceServersCache } from './iceServers';
import { noLimits } from './localStreams';
import { parsePeerMessage, type PeerMessage, type PeerMessageContent } from './message';
import { openConnection, type ConnectionScope, type ConnectionScopeEvent } from './openConnection';
import { createOutgoingData } from './outgoingData';
import type { Peer, PeerOptions, PeerState } from './peer';
import { createPeerEvents } from './peerEvents';
import type { PeerTransport } from './peerTransport';
import { PROTOCOL_VERSION } from './protocolVersion';
import { createReporter, toRemoteError } from './reports';
import { createSetUp } from './setUp';
import { createSetUpQueue } from './setUpQueue';
import type { Signal } from './signal';
import { publicStatus } from './state/publicStatus';
import { toMachineEvent } from './state/machineEvent';
import type { PeerMachine } from './state/peerMachine';
import { LATE_MS, runMachine, type MachineOptions } from './state/runMachine';

/** How long after the start of an ICE restart messages take the signaling, in ms. */
const PREFER_SIGNALING_MS = 5000;

/** Makes a peer. Constructing it starts nothing. @param port where channels have been asked for before. @default a new one */
export function createPeer(options: PeerOptions, port?: ChannelPort): Peer {
  const environment = options.environment ?? pageEnvironment;
  const store = createStore<PeerState>({ status: 'idle', remoteStreams: [], error: null, remoteError: null });
  const outgoing = createOutgoingData();
  const servers = createIceServersCache(options.iceServers, environment);
  const channels = port ?? createChannelPort(options.initiator, environment);
  const setUp = createSetUp({
    queue: options.setUps ?? createSetUpQueue(environment),
    environment,
    onTurn: () => machine.dispatch({ type: 'turn' }),
    onQueued: () => post({ type: 'queued' }),
    onHold: () => transport()?.holdVideo(setUp.isVideoHeld),
  });
  const events = createPeerEvents();
  const dataListeners = createListeners<[data: string | ArrayBuffer]>();
  const reporter = createReporter((code) => post({ type: 'report', code }));
  const machine = runMachine({
    initiator: options.initiator,
    environment,
    perform,
    publish,
    onRestart: ({ kind, cause }) => events.restart(kind, cause),
    describePath: () => ({ isAlive: transport()?.isAlive ?? false, error: iceError() }),
  });

  let streams: readonly MediaStream[] = [];
  let limitsOf = noLimits;
  let audioFormat: AudioFormat | null = null;
  let connection: { scope: ConnectionScope; ending: AbortController } | null = null;
  let preferSignalingUntil = 0;
  let unlisten: (() => void) | null = null;

  const transport = () => connection?.scope.transport ?? null;
  const iceError = () => transport()?.iceError ?? null;
  const isLate = () => environment.latenessMs > LATE_MS;

  function post(content: PeerMessageContent) {
    options.send({ v: PROTOCOL_VERSION, ...content }, environment.now() < preferSignalingUntil);
    if (content.type !== 'signal') events.control('sent', content);
  }

  function perform(effect: Parameters<MachineOptions['perform']>[0]) {
    switch (effect.type) {
      case 'queue':
        return setUp.request();
      case 'tellQueued':
        return post({ type: 'queued' });
      case 'open':
        if (!machine.state.initiator) setUp.answer();
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
        return void (preferSignalingUntil = environment.now() + PREFER_SIGNALING_MS);
      case 'pauseVideo':
        return transport()?.pauseVideo();
    }
  }

  function publish(state: PeerMachine) {
    store.set({ status: publicStatus(state), error: state.error });
    if (state.phase !== 'connecting' && state.phase !== 'rebuilding') setUp.end();
  }

  function open() {
    const ending = new AbortController();
    const scope = openConnection({
      settings: options,
      initiator: machine.state.initiator,
      environment,
      servers,
      signal: ending.signal,
      prepare,
      emit: onConnectionEvent,
    });
    connection = { scope, ending };
  }

  function prepare(made: PeerTransport) {
    channels.attach(made.pc, machine.state.initiator);
    made.setStreams(streams);
    made.setLimits(limitsOf);
    made.setAudioFormat(audioFormat);
    made.holdVideo(setUp.isVideoHeld);
    events.begin();
  }

  function close() {
    outgoing.pause();
    channels.detach();
    setUp.close();
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
        return events.note('received', event.signal);
      case 'remoteStreams':
        return store.set({ remoteStreams: event.streams });
      case 'data':
        return dataListeners.call(event.data);
      case 'connect':
        outgoing.open((data) => transport()?.send(data));
        setUp.connected();
        machine.dispatch({ type: 'pathFound' });
        break;
      case 'decoding':
        return reporter.tell(event.decodes ? null : 'media-undecodable');
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
    if (message.type !== 'signal') events.control('received', message);
    switch (message.type) {
      case 'signal':
        return onSignals(message.signals);
      case 'report':
        return store.set({ remoteError: toRemoteError(message.code) });
      case 'queued':
        return machine.dispatch({ type: 'remoteQueued' });
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
      if (parsed.status !== 'ok') return;
      if (parsed.refused) events.refuse(parsed.refused);
      onMessage(parsed.message);
    },
    setStreams(next) {
      streams = next;
      transport()?.setStreams(next);
    },
    setLimits(next) {
      limitsOf = next;
      transport()?.setLimits(next);
    },
    setAudioFormat(next) {
      audioFormat = next;
      transport()?.setAudioFormat(next);
    },
    send: (data) => outgoing.send(data),
    subscribeData: dataListeners.add,
    subscribeEvents: events.subscribe,
    setInitiator: (initiator) => machine.dispatch({ type: 'roleChanged', initiator }),
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
