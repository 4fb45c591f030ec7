import { expect, onTestFinished } from 'vitest';
import { createSignalChannelPair } from '../../testing/signalChannelPair';
import { createSyntheticStream, type SyntheticStream, type SyntheticStreamOptions } from '../../testing/syntheticStream';
import { createSession } from '../session/createSession';
import type { Session } from '../session/session';
import { createPeer } from './createPeer';
import type { PeerMessage } from './message';
import type { Peer, PeerOptions } from './peer';
import type { SignalChannel } from './signalChannel';

/** What a peer of a test may have of its own. */
export interface TestPeerOptions extends Partial<PeerOptions> {
  /** Changes its messages on their way. */
  mend?(message: PeerMessage): unknown;
}

/** A peer for one test, with all that it said. */
export interface TestPeer extends Peer {
  readonly sent: readonly PeerMessage[];
}

/** Makes one end of a channel, in a session with the other end. It is closed when the test is over. */
export function makePeer(channel: SignalChannel, options: TestPeerOptions & { initiator: boolean }): TestPeer {
  const { mend = (message) => message, ...own } = options;
  const sent: PeerMessage[] = [];
  const peer = createPeer({
    awaitRemote: true,
    send(message, fallback) {
      sent.push(message);
      session.send(mend(message), fallback);
    },
    restartSession() {
      session.restart();
      if (!options.initiator) session.announce();
    },
    ...own,
  });
  const session = createSession({
    transport: {
      send(segment) {
        channel.send(segment);
        return false;
      },
    },
    onMessage: (message) => peer.receive(message),
    onOpen: () => peer.onSessionOpen(),
    onReset: () => peer.onSessionReset(),
  });
  const unsubscribe = channel.subscribe((segment) => session.receive(segment));
  onTestFinished(() => {
    peer.close();
    session.close();
    unsubscribe();
  });
  return Object.assign(peer, {
    sent,
    start: startIn(session, peer),
  });
}

/** What `start()` does where the session begins with it. */
function startIn(session: Session, { start }: Peer): () => void {
  return () => {
    session.restart();
    start();
    session.announce();
  };
}

/** Makes both ends, with what the first, the initiator, has of its own beyond `common`. */
export function makePeers(common: TestPeerOptions = {}, first: TestPeerOptions = {}): [TestPeer, TestPeer] {
  const [a, b] = createSignalChannelPair();
  return [makePeer(a, { ...common, ...first, initiator: true }), makePeer(b, { ...common, initiator: false })];
}

/** Starts these peers and waits until they are connected. */
export async function connect(...peers: Peer[]): Promise<void> {
  for (const peer of peers) peer.start();
  for (const peer of peers) await expectStatus(peer).toBe('connected');
}

/** Two peers of one page, connected; the first is the initiator. */
export async function connectPeers(): Promise<[TestPeer, TestPeer]> {
  const peers = makePeers();
  await connect(...peers);
  return peers;
}

/** Waits until a peer's status is as what follows says. */
export const expectStatus = (peer: Peer) => expect.poll(() => peer.getSnapshot().status);

/** Video, a tone or both to send, for one test. */
export function makeStream(options: SyntheticStreamOptions): SyntheticStream {
  const made = createSyntheticStream(options);
  onTestFinished(() => made.stop());
  return made;
}

/** How many offers a peer has made. */
export const countOffers = ({ sent }: TestPeer) =>
  sent.flatMap((message) => (message.type === 'signal' ? message.signals : [])).filter(({ type }) => type === 'offer').length;
