import type { PageEvent } from '../environment/environment';
import { pageEnvironment } from '../environment/pageEnvironment';
import type { DataChannel } from '../peer/channels/dataChannel';
import type { Peer, PeerOptions } from '../peer/peer';
import type { SignalChannel } from '../peer/signalChannel';
import { createSession } from '../session/createSession';
import type { Segment } from '../session/segment';
import type { Session } from '../session/session';
import { createTokenBucket } from '../tokenBucket';

/** For how long signaling is used beside the channel after that has not delivered, unless something arrives by it, in ms. */
const AVOID_MS = 10_000;
/** How many segments a second, and how many at once, are taken from the other side. */
const SEGMENTS_PER_SECOND = 30;
const SEGMENTS_BURST = 120;

/** How to reach the other side of a pair. */
export interface PairOptions extends Omit<PeerOptions, 'send' | 'awaitRemote' | 'restartSession'> {
  /** The path to the other side. It may lose, repeat and reorder what it carries. */
  signaling: SignalChannel;
}

/** A peer and the session that carries its messages. Inert until `open()`. */
export interface Pair {
  readonly peer: Peer;
  /** Begins to listen and to connect. */
  open(): void;
  /** Says goodbye, if the peer has not done so, and stops listening. `open()` begins anew. */
  close(): void;
}

/**
 * Makes the peer of a pair.
 *
 * @param setChannel takes the channel for segments, at once or when there is one
 */
export type MakePeer = (options: PeerOptions, setChannel: (channel: DataChannel<unknown>) => void) => Peer;

/**
 * Makes one of the two ends of a pair: a peer whose messages travel in a session, so that nothing that the signaling
 * loses, repeats or replays can wedge a negotiation.
 */
export function createPairOf(makePeer: MakePeer, { signaling, environment = pageEnvironment, ...options }: PairOptions): Pair {
  const bucket = createTokenBucket(SEGMENTS_PER_SECOND, SEGMENTS_BURST, environment.now);
  let session: Session | null = null;
  /** Until when to send by signaling as well although there is a connection: nobody tells when a channel dies. */
  let avoidUntil = 0;
  let unsubscribe: (() => void)[] = [];

  let channel: DataChannel<unknown> | null = null;
  const peerOptions: PeerOptions = {
    ...options,
    environment,
    // Nothing but the session tells whether the other side is there yet.
    awaitRemote: true,
    send: (message, fallback) => session?.send(message, fallback),
    restartSession() {
      session?.restart();
      // The initiator's offer follows anyway.
      if (!options.initiator) session?.announce();
    },
  };
  const peer = makePeer(peerOptions, (made) => {
    channel = made;
    if (session) openChannel(made);
  });

  function openChannel(made: DataChannel<unknown>) {
    unsubscribe.push(made.subscribeMessages(receiveByChannel));
    made.open();
  }

  function carry(segment: Segment, fallback: boolean): boolean {
    const now = environment.now();
    const isOpen = peer.getSnapshot().status === 'connected' && channel?.getSnapshot().status === 'open';
    if (isOpen && fallback) avoidUntil = now + AVOID_MS;
    // Whether it was sent shows in whether it is acknowledged.
    if (isOpen) void channel?.send(segment);
    // As well, where the channel may be dead: of the two it may be signaling that is away.
    if (!isOpen || now < avoidUntil) signaling.send(segment);
    return false;
  }

  function receive(input: unknown) {
    if (bucket.take()) session?.receive(typeof input === 'string' ? parse(input) : input);
  }

  function receiveByChannel(input: unknown) {
    avoidUntil = 0;
    receive(input);
  }

  let unlisten: (() => void) | null = null;
  let comesBack = false;

  /** Says goodbye when the page goes, and begins anew when it comes back from the back/forward cache. */
  function onPageEvent(event: PageEvent) {
    if (event === 'pagehide') {
      comesBack = peer.getSnapshot().status !== 'closed';
      end();
    } else if (event === 'resumed' && comesBack) {
      comesBack = false;
      begin();
    }
  }

  function begin() {
    if (session) return;
    avoidUntil = 0;
    session = createSession({
      clock: environment,
      transport: { send: carry },
      onMessage: (message) => peer.receive(message),
      onOpen: () => peer.onSessionOpen(),
      onReset: () => peer.onSessionReset(),
    });
    unsubscribe = [signaling.subscribe(receive)];
    if (channel) openChannel(channel);
    peer.start();
    session.announce();
  }

  function end() {
    peer.close();
    // The connection may have been cut before the goodbye was through, and nobody will ask for it again.
    session?.retransmit();
    session?.close();
    session = null;
    channel?.close();
    for (const each of unsubscribe) each();
    unsubscribe = [];
  }

  return {
    peer,
    open() {
      unlisten ??= environment.subscribe(onPageEvent);
      begin();
    },
    close() {
      unlisten?.();
      unlisten = null;
      comesBack = false;
      end();
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // No segment, like anything else that is none.
  }
}
