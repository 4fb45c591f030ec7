import { pageEnvironment } from '../environment/pageEnvironment';
import { RtcError } from '../errors';
import { createListeners } from '../listeners';
import type { Part } from '../part';
import { createStore } from '../store';
import { createSubscriptions } from '../subscriptions';
import type { AudioFormat } from './audioFormat';
import { createChannelPort } from './channels/channelPort';
import type { createPeer } from './createPeer';
import type { LimitsOf } from './localStreams';
import { createOutgoingData } from './outgoingData';
import type { Peer, PeerOptions, PeerState } from './peer';
import { PROTOCOL_VERSION } from './protocolVersion';

/** What the other side does before the code is there: it is done to the peer in its order. */
type Task = (made: Peer) => void;

/** As many messages as the other side may be ahead. They are acknowledged: if there are more, both sides begin anew. */
const MAX_TASKS = 64;

/**
 * Makes a peer whose code comes by `import()`: `start()` fetches it, beside what tells that the other side is there. If it can't
 * be had, the peer fails with `chunk-unavailable`, and `restartIce()` or `rebuild()` tries again.
 *
 * @param code what a connection is made of
 * @param onMade called with the peer that was given, once the code is there
 */
export function createPeerLater<Code extends { createPeer: typeof createPeer }>(
  options: PeerOptions,
  code: Part<Code>,
  onMade: (peer: Peer, code: Code) => void,
): Peer {
  const environment = options.environment ?? pageEnvironment;
  const store = createStore<PeerState>({ status: 'idle', remoteStreams: [], error: null, remoteError: null });
  const channels = createChannelPort(options.initiator, environment);
  const outgoing = createOutgoingData();
  const dataListeners = createListeners<[data: string | ArrayBuffer]>();
  const subscriptions = createSubscriptions<Peer>();
  let made: Peer | null = null;
  let isStarted = false;
  let isLoading = false;
  /** Whether all that was said before has been done. */
  let isUpToDate = false;
  let tasks: Task[] = [];
  let { initiator } = options;
  let streams: readonly MediaStream[] = [];
  let limitsOf: LimitsOf | null = null;
  let audioFormat: AudioFormat | null = null;

  function whenMade(task: Task) {
    if (made && isUpToDate) task(made);
    else if (isStarted && tasks.length <= MAX_TASKS) tasks.push(task);
  }

  function make(loaded: Code): Peer {
    const own = loaded.createPeer(options, channels);
    made = own;
    own.subscribe(() => store.set(own.getSnapshot()));
    own.subscribeData(dataListeners.call);
    own.setInitiator(initiator);
    own.setStreams(streams);
    if (limitsOf) own.setLimits(limitsOf);
    own.setAudioFormat(audioFormat);
    outgoing.open((data) => own.send(data));
    subscriptions.begin(own);
    onMade(peer, loaded);
    return own;
  }

  async function begin() {
    store.set({ status: 'connecting', error: null });
    if (isLoading) return;
    isLoading = true;
    const loaded = await code.load();
    isLoading = false;
    if (!isStarted) return;
    if (loaded instanceof RtcError) return store.set({ status: 'failed', error: loaded });
    const own = make(loaded);
    own.start();
    if (tasks.length > MAX_TASKS) tasks = [() => own.rebuild()];
    // What a task makes the other side say at once has its turn after the others.
    for (let next = tasks.shift(); next; next = tasks.shift()) next(own);
    isUpToDate = true;
  }

  function tryAgain() {
    if (isStarted && store.getSnapshot().status === 'failed') void begin();
  }

  const peer: Peer = {
    getSnapshot: store.getSnapshot,
    getInitialSnapshot: store.getInitialSnapshot,
    subscribe: store.subscribe,
    start() {
      if (made) return made.start();
      if (isStarted) return;
      isStarted = true;
      void begin();
    },
    onSessionOpen: () => whenMade((own) => own.onSessionOpen()),
    onSessionReset: () => whenMade((own) => own.onSessionReset()),
    receive: (message) => whenMade((own) => own.receive(message)),
    setStreams(next) {
      streams = next;
      made?.setStreams(next);
    },
    setLimits(next) {
      limitsOf = next;
      made?.setLimits(next);
    },
    setAudioFormat(next) {
      audioFormat = next;
      made?.setAudioFormat(next);
    },
    send: (data) => outgoing.send(data),
    subscribeData: dataListeners.add,
    subscribeEvents: (listener) => subscriptions.add((own) => own.subscribeEvents(listener)),
    setInitiator(next) {
      initiator = next;
      made?.setInitiator(next);
    },
    restartIce: () => (made ? made.restartIce() : tryAgain()),
    rebuild: () => (made ? made.rebuild() : tryAgain()),
    close() {
      if (made) return made.close();
      if (!isStarted) return;
      isStarted = false;
      tasks = [];
      outgoing.clear();
      options.send({ v: PROTOCOL_VERSION, type: 'bye' }, false);
      store.set({ status: 'closed', error: null });
    },
    channels,
    get connection() {
      return made?.connection ?? null;
    },
  };
  return peer;
}
