import type { Clock } from '../environment/clock';
import type { Segment } from './segment';

/** How a session's segments travel. They may be lost, repeated, delayed and reordered. */
export interface SessionTransport {
  /**
   * Takes a segment to the other side, perhaps.
   *
   * @param fallback the fast path has not worked, or may not: take the other one
   * @returns whether it went by a path that hardly loses anything while it stands; the session is told of its end by
   *   `retransmit()`
   */
  send(segment: Segment, fallback: boolean): boolean;
}

/** How to speak with one other member. */
export interface SessionOptions {
  transport: SessionTransport;
  /** The next message of the other side: each once, in order. It is theirs: check it. */
  onMessage(data: unknown): void;
  /** The other side is there. Called once in each session; what was sent in it before still stands. */
  onOpen?(): void;
  /**
   * A new session has begun. Everything that was sent or received before is void: the other side began anew
   * (`'remote'`), or did not take 256 messages (`'overflow'`).
   */
  onReset(reason: 'remote' | 'overflow'): void;
  /**
   * `'throughput'` where each segment costs: acknowledgements and retransmissions wait twice as long. Asked each time.
   * @default 'latency'
   */
  batching?(): 'latency' | 'throughput';
  /** @default the platform's */
  clock?: Clock;
  /** Makes an id that nobody can guess: 8 to 32 of `A-Za-z0-9_-`. @default 96 random bits */
  createId?(): string;
}

/** What a session holds, for tests and for a log. */
export interface SessionState {
  readonly localId: string;
  readonly remoteId: string | undefined;
  /** Whether each side knows that the other one hears it. */
  readonly isEstablished: boolean;
  /** How many messages are sent and not acknowledged. At most 16. */
  readonly inFlight: number;
  /** How many messages are kept, sent or not. At most 256. */
  readonly queued: number;
  /** How many messages wait for one that is missing. At most 16. */
  readonly reordered: number;
}

/** Messages to and from one member that arrive once and in order, whatever the transport does. */
export interface Session {
  readonly state: SessionState;
  /** Sends a message, plain JSON. `fallback`: the fast path may be dead. @default false */
  send(data: unknown, fallback?: boolean): void;
  /** Says that we are here, again and again, ever more seldom, until the other side proves that it hears us. */
  announce(): void;
  /** Something came in. What is no segment, or of another session, changes nothing. */
  receive(input: unknown): void;
  /** Whether `input` is a segment of this session, from whichever member id it came. */
  owns(input: unknown): boolean;
  /**
   * Sends a segment of this session over every path, so that an other end that knows us by another member id can tell by
   * `owns` that we are the same. Nothing where no session is proven.
   */
  prove(): void;
  /** Abandons what was sent, and begins a new session with the same side, which is told. Calls nothing. */
  restart(): void;
  /** A path is open again, or the fast one has just closed: what is not acknowledged goes out now. */
  retransmit(): void;
  /** Whether presence lists the other side. While it does not, nothing is sent again. @default true */
  setPresent(present: boolean): void;
  /** Sends nothing any more, and calls nothing. */
  close(): void;
}
