import { RtcError, toRtcError } from '../errors';
import { createStore } from '../store';
import { createChannelPort } from './channels/channelPort';
import { createHealth } from './health';
import { hasTurn } from './iceServerList';
import { createIceServersCache } from './iceServers';
import { createLink, type Link } from './link';
import { noLimits } from './localStreams';
import { parsePeerMessage, PROTOCOL_VERSION, type ReportCode } from './message';
import { createOutgoingData } from './outgoingData';
import type { Peer, PeerOptions, PeerState } from './peer';
import { createPeerEvents } from './peerEvents';
import { createReporter, toRemoteError } from './reports';
import type { Signal } from './signal';

/** How long after the start of a search the present path is not trusted with what the search needs, in ms. */
const DOUBT_MS = 5000;
/** How long a search has before a heartbeat that is still missing is a reason for another, in ms. */
const SEARCH_MS = 2000;

/** Makes a peer. Constructing it starts nothing. */
export function createPeer(options: PeerOptions): Peer {
  const store = createStore<PeerState>({ status: 'idle', remoteStreams: [], error: null, remoteError: null });
  const outgoing = createOutgoingData();
  const servers = createIceServersCache(options.iceServers);
  const channels = createChannelPort(options.initiator);
  const events = createPeerEvents();
  const dataListeners = new Set<(data: string | ArrayBuffer) => void>();
  const reporter = createReporter((code) => post({ type: 'report', code }));
  const health = createHealth({
    store,
    reporter,
    current: () => link,
    restart: () => isSearching() || restartIce(),
    rebuild,
    disconnect,
  });

  let started = false;
  let streams: readonly MediaStream[] = [];
  let limitsOf = noLimits;
  let link: Link | null = null;
  let doubtedUntil = 0;
  // Between the decision to connect and the connection lies the fetching of ICE servers; what arrives
  // meanwhile waits here.
  let opening: { aborted: boolean; signals: Signal[] } | null = null;

  type Content =
    | { type: 'bye' }
    | { type: 'signal'; signals: Signal[] }
    | { type: 'report'; code: ReportCode };

  function post(content: Content) {
    options.send({ v: PROTOCOL_VERSION, ...content }, performance.now() < doubtedUntil);
  }

  async function open() {
    const own = (opening = { aborted: false, signals: [] as Signal[] });
    health.connecting();
    const { iceServers, error } = await servers.resolve();
    if (own.aborted) return;
    opening = null;
    const policy = iceTransportPolicy();
    if (policy === 'relay' && !hasTurn(iceServers)) {
      health.onHopeless(error ?? new RtcError('turn-unreachable', "'relay' needs a TURN server, and there is none."));
      return;
    }
    let made: Link;
    try {
      made = link = connect(iceServers, policy);
    } catch (cause) {
      reporter.tell('not-supported');
      store.set({ status: 'failed', error: toRtcError(cause, 'peer-failed') });
      return;
    }
    made.setStreams(streams);
    made.setLimits(limitsOf);
    const problem = error ?? made.refusal;
    if (problem) store.set({ error: problem });
    // Whoever hears of it may close the peer.
    events.begin();
    for (const signal of own.signals) made.accept(signal);
  }

  function iceTransportPolicy(): RTCIceTransportPolicy {
    const { iceTransportPolicy: policy } = options;
    return (typeof policy === 'function' ? policy() : policy) ?? 'all';
  }

  function connect(iceServers: RTCIceServer[], policy: RTCIceTransportPolicy): Link {
    const { videoCodecs: codecs } = options;
    const own: Link = createLink({
      initiator: options.initiator,
      iceServers,
      renewIceServers: () => servers.resolve(),
      remainingMs: () => servers.remainingMs(),
      iceTransportPolicy: policy,
      videoCodecs: (typeof codecs === 'function' ? codecs() : codecs) ?? [],
      isThrifty: () => options.isThrifty?.() ?? false,
      onSignals(signals) {
        post({ type: 'signal', signals });
        for (const signal of signals) events.note('sent', signal);
      },
      onAccepted: (signal) => events.note('received', signal),
      onRemoteStreams: (remoteStreams) => store.set({ remoteStreams }),
      onData(data) {
        for (const listener of dataListeners) listener(data);
      },
      onConnect() {
        outgoing.open((data) => own.send(data));
        health.onWorking(own);
      },
      onIceError(error) {
        if (own === link && !own.everConnected) store.set({ error });
      },
      onNoRelay() {
        // The browser would stay as it is for ever.
        if (policy === 'relay') health.onUnreachable(own, 'No TURN server gave a relay.');
      },
      onStateChange: (state) => health.onStateChange(own, state),
      onSilence: () => health.onBroken(own, 'cut'),
      onReturn: () => health.onWorking(own),
      onDecoding: (decodes) => own === link && reporter.tell(decodes ? null : 'media-undecodable'),
      onLost: (error) => health.onLost(own, error),
    });
    channels.attach(own.pc);
    health.watch(own);
    return own;
  }

  function disconnect() {
    outgoing.pause();
    channels.detach();
    health.unwatch();
    if (opening) opening.aborted = true;
    opening = null;
    link?.close();
    link = null;
    reporter.reset();
    store.set({ remoteStreams: [], remoteError: null });
  }

  /** Begins anew; the initiator's offer follows at once, and the other side waits for it. */
  function startOver() {
    disconnect();
    health.connecting();
    if (options.initiator) void open();
  }

  function rebuild() {
    disconnect();
    // First the status: while it reads connected, a room would tell the other side over the lost channel.
    health.connecting();
    options.restartSession?.();
    if (options.initiator) void open();
  }

  function onSignals(signals: readonly Signal[]) {
    const offered = signals.some(({ type }) => type === 'offer');
    if (!options.initiator && offered && !link && !opening) void open();
    for (const signal of signals) {
      if (signal.type === 'restart' || link?.isSearch(signal)) doubt();
      // Both sides notice that a path is gone; one search is enough.
      if (signal.type === 'restart' && health.isRecovering) continue;
      if (opening) opening.signals.push(signal);
      else link?.accept(signal);
    }
  }

  function onBye() {
    end();
    store.set({ status: 'closed', error: null });
  }

  function end() {
    health.forget();
    disconnect();
    events.end();
  }

  /** Looks for another path, with credentials that are good now. */
  function restartIce() {
    doubt();
    link?.restartIce();
  }

  const isSearching = () => link !== null && performance.now() < link.searchedAt + SEARCH_MS;

  /** One of the two looks for another path, and had a reason. */
  function doubt() {
    doubtedUntil = performance.now() + DOUBT_MS;
  }

  /** It gets through on the last moments of a network, or as soon as there is another one. */
  function onOffline() {
    if (!link?.everConnected) return;
    reporter.tell('network-lost');
    link.pause();
  }

  /** The network is another one now: no need to wait until the old path is missed. */
  function onOnline() {
    if (store.getSnapshot().status === 'connected') reporter.tell(null);
    restartIce();
  }

  return {
    getSnapshot: store.getSnapshot,
    getInitialSnapshot: store.getInitialSnapshot,
    subscribe: store.subscribe,
    start() {
      if (started) return;
      started = true;
      globalThis.addEventListener('online', onOnline);
      globalThis.addEventListener('offline', onOffline);
      store.set({ status: 'connecting', error: null });
      if (options.initiator && !options.awaitRemote) void open();
    },
    onSessionOpen() {
      if (started && options.initiator && !link && !opening) void open();
    },
    onSessionReset() {
      if (!started) return;
      startOver();
      store.set({ error: null });
    },
    receive(input) {
      if (!started) return;
      const parsed = parsePeerMessage(input);
      if (parsed.status === 'other-version') {
        const text = `The other side speaks version ${parsed.version}, this one ${PROTOCOL_VERSION}.`;
        if (link?.everConnected) return;
        // Each of its messages says so again; the answer to it is one.
        if (link || opening) disconnect();
        store.set({ status: 'failed', error: new RtcError('protocol-mismatch', text) });
        // They see by its version what it is about, whatever else they make of it.
        reporter.tell('protocol-mismatch');
        return;
      }
      if (parsed.status !== 'ok') return;
      const { message } = parsed;
      if (message.type === 'signal') onSignals(message.signals);
      else if (message.type === 'report') store.set({ remoteError: toRemoteError(message.code) });
      else onBye();
    },
    setStreams(next) {
      streams = next;
      link?.setStreams(next);
    },
    setLimits(next) {
      limitsOf = next;
      link?.setLimits(next);
    },
    send: (data) => outgoing.send(data),
    subscribeData(listener) {
      const entry = (data: string | ArrayBuffer) => listener(data);
      dataListeners.add(entry);
      return () => void dataListeners.delete(entry);
    },
    subscribeEvents: events.subscribe,
    restartIce() {
      restartIce();
      if (link && store.getSnapshot().status === 'failed') store.set({ status: 'connecting', error: null });
    },
    rebuild() {
      if (started) rebuild();
    },
    close() {
      if (!started) return;
      post({ type: 'bye' });
      started = false;
      globalThis.removeEventListener('online', onOnline);
      globalThis.removeEventListener('offline', onOffline);
      end();
      outgoing.clear();
      store.set({ status: 'closed', error: null });
    },
    channels,
    get connection() {
      return link?.pc ?? null;
    },
  };
}
