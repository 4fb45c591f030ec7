import type { PageEvent } from '../environment/environment';
import { pageEnvironment } from '../environment/pageEnvironment';
import { createDataChannel } from '../peer/channels/dataChannel';
import { createPeer } from '../peer/createPeer';
import type { Peer, PeerOptions } from '../peer/peer';
import type { SignalChannel } from '../peer/signalChannel';
import { createCorrespondence, type Correspondence } from '../signaling/correspondence';
import type { Json } from '../signaling/port';
import { createTokenBucket } from '../tokenBucket';

/** Over which letters travel while there is a connection: it is faster, and costs no signaling. */
const LABEL = 'visavis.letters';
/** The longest letter that is taken over it, in bytes; an offer with camera and screen has about 12,000. */
const MAX_LETTER_BYTES = 128 * 1024;
/** How many letters a second, and how many at once, are taken from the other side. */
const LETTERS_PER_SECOND = 30;
const LETTERS_BURST = 120;

/** How to reach the other side of a pair. */
export interface PairOptions extends Omit<PeerOptions, 'send' | 'greet' | 'onVoid'> {
  /** The way to the other side. It may lose, repeat and reorder what it carries. */
  signaling: SignalChannel;
}

/** A peer and the correspondence that carries its messages. Inert until `open()`. */
export interface Pair {
  readonly peer: Peer;
  /** Begins to listen and to connect. */
  open(): void;
  /** Says goodbye, if the peer has not done so, and stops listening. `open()` begins anew. */
  close(): void;
}

/**
 * Makes one of the two ends of a pair: a peer whose messages are numbered, acknowledged and sent again, so
 * that nothing that the signaling loses can wedge a negotiation.
 */
export function createPair({ signaling, ...options }: PairOptions): Pair {
  const bucket = createTokenBucket(LETTERS_PER_SECOND, LETTERS_BURST);
  let correspondence: Correspondence | null = null;
  let unsubscribe: (() => void)[] = [];

  const peer = createPeer({
    ...options,
    send(message, doubted) {
      const data = message as unknown as Json;
      if (message.type === 'hello') correspondence?.greet(data);
      else correspondence?.send(data, doubted);
    },
    onVoid: () => correspondence?.void(),
  });
  const letters = createDataChannel<unknown>(peer, LABEL, { maxMessageBytes: MAX_LETTER_BYTES });

  function carry(letter: Json, doubted: boolean) {
    const isConnected = peer.getSnapshot().status === 'connected' && letters.getSnapshot().status === 'open';
    // Whether it was sent shows in whether it is acknowledged.
    if (isConnected && !doubted) void letters.send(letter);
    else signaling.send(letter);
    // The channel can go while the connection stands, and nobody hears of it.
    return false;
  }

  const receive = (input: unknown) => {
    if (bucket.take()) correspondence?.receive(typeof input === 'string' ? parse(input) : input);
  };

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
    if (correspondence) return;
    correspondence = createCorrespondence({
      carry,
      onMessage: (message) => peer.receive(message),
      // The greeting that follows says so too, to the peer.
      onRestart: () => undefined,
    });
    unsubscribe = [signaling.subscribe(receive), letters.subscribeMessages(receive)];
    letters.open();
    peer.start();
  }

  function end() {
    peer.close();
    // The connection may have been cut before the goodbye was through, and nobody will ask for it again.
    correspondence?.resend();
    correspondence?.dispose();
    correspondence = null;
    letters.close();
    for (const each of unsubscribe) each();
    unsubscribe = [];
  }

  return {
    peer,
    open() {
      unlisten ??= (options.environment ?? pageEnvironment).subscribe(onPageEvent);
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
    return undefined; // No letter, like any other rubbish.
  }
}
