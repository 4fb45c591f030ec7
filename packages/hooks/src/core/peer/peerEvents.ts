import { callListener } from '../listeners';
import type { PeerMessage, RefusedSignals } from './message';
import type { Signal } from './signal';
import type { BegunRestart, RestartCause } from './state/restartCause';

/** How many events are kept for those who listen later. */
const MAX_KEPT = 64;
/** How many characters of theirs; a description with camera and screen has some 11,000. */
const MAX_KEPT_CHARACTERS = 262_144;
/** How many refusals are told of one connection: the other side decides how many there are. */
const MAX_REFUSALS = 8;

/**
 * Something that the two sides said to each other in order to connect, or the connection that it is about:
 *
 * - `connection`: there is a new `RTCPeerConnection`, in place of the one before, if there was one
 * - `offer`, `answer`: a description of what is sent and received
 * - `candidate`: an address at which one of the two may be reached
 * - `restart`: an offer that looks for another path, or the request of the other side for one
 * - `refused`: signals of the other side that are not valid, and were dropped; told eight times at the most
 * - `request`: what the side that may not offer asks for: another offer, or a place in it
 * - `control`: what else the two tell each other: what is wrong (`report`), that others come first (`queued`), a goodbye (`bye`)
 * - `iceRestart`, `rebuild`: this side begins to look for another path, or replaces the connection; `cause` says why
 */
export interface PeerEvent {
  readonly kind:
    | 'connection'
    | 'offer'
    | 'answer'
    | 'candidate'
    | 'restart'
    | 'request'
    | 'refused'
    | 'control'
    | 'iceRestart'
    | 'rebuild';
  /** Null for what is not a message. */
  readonly direction: 'sent' | 'received' | null;
  /** When it was sent or taken, in ms since 1970. */
  readonly at: number;
  /**
   * The SDP of a description, the line of a candidate, how many were refused and why, the type of a control message and what
   * it reports; null where there is none. What was received is not ours.
   */
  readonly detail: string | null;
  /** Of `iceRestart` and `rebuild`; else null. */
  readonly cause: RestartCause | null;
}

/** What a message says that is no signal. */
type ControlContent = { type: Exclude<PeerMessage['type'], 'signal'>; code?: string | null };

/** What is said about one connection after the other. */
export interface PeerEvents {
  /** There is a new connection; what was said about the one before is no longer kept. */
  begin(): void;
  /** Takes note of a signal that was sent, or that was received and fit. */
  note(direction: 'sent' | 'received', signal: Signal): void;
  /** Takes note of signals that were received and dropped. */
  refuse(refused: RefusedSignals): void;
  /** Takes note of a message that is no signal. */
  control(direction: 'sent' | 'received', message: ControlContent): void;
  /** This side begins an ICE restart, or replaces the connection. */
  restart(kind: BegunRestart['kind'], cause: RestartCause): void;
  /** There is no connection any more: nothing of it is kept. */
  end(): void;
  /** Tells at once what has been said about the present connection so far, then what follows. */
  subscribe(listener: (event: PeerEvent) => void): () => void;
}

/** Makes one that nothing has happened in. */
export function createPeerEvents(): PeerEvents {
  // Replaced, not changed: who comes while an event is told has it from what is kept.
  let listeners: readonly ((event: PeerEvent) => void)[] = [];
  const names = { sent: null as string | null, received: null as string | null };
  let kept: PeerEvent[] = [];
  let keptCharacters = 0;
  let refusals = 0;

  function tell(event: Omit<PeerEvent, 'at' | 'cause'>, cause: RestartCause | null = null) {
    const told = { ...event, at: Date.now(), cause };
    kept.push(told);
    keptCharacters += told.detail?.length ?? 0;
    while (kept.length > MAX_KEPT || keptCharacters > MAX_KEPT_CHARACTERS) {
      keptCharacters -= kept.shift()?.detail?.length ?? 0;
    }
    for (const listener of listeners) callListener(listener, told);
  }

  /** Whether an offer goes by another name than the one before it: then it looks for another path. */
  function isIceRestart(direction: 'sent' | 'received', sdp: string): boolean {
    const before = names[direction];
    const name = (names[direction] = /^a=ice-ufrag:(\S+)/m.exec(sdp)?.[1] ?? null);
    return before !== null && name !== before;
  }

  function clear() {
    kept = [];
    keptCharacters = 0;
    refusals = 0;
    names.sent = names.received = null;
  }

  return {
    begin() {
      clear();
      tell({ kind: 'connection', direction: null, detail: null });
    },
    note(direction, signal) {
      switch (signal.type) {
        case 'offer':
          tell({ kind: isIceRestart(direction, signal.sdp) ? 'restart' : 'offer', direction, detail: signal.sdp });
          break;
        case 'answer':
          tell({ kind: 'answer', direction, detail: signal.sdp });
          break;
        case 'candidate':
          tell({ kind: 'candidate', direction, detail: signal.candidate.candidate });
          break;
        case 'restart':
          tell({ kind: 'restart', direction, detail: null });
          break;
        case 'renegotiate':
        case 'transceiverRequest':
          tell({ kind: 'request', direction, detail: null });
          break;
      }
    },
    refuse({ count, reason }) {
      if (refusals === MAX_REFUSALS) return;
      refusals += 1;
      tell({ kind: 'refused', direction: 'received', detail: `${count}: ${reason}` });
    },
    control: (direction, { type, code }) =>
      tell({ kind: 'control', direction, detail: code === undefined ? type : `${type} ${code ?? 'ok'}` }),
    restart: (kind, cause) => tell({ kind, direction: null, detail: null }, cause),
    end: clear,
    subscribe(listener) {
      const entry = (event: PeerEvent) => listener(event);
      for (const event of kept) callListener(entry, event);
      listeners = [...listeners, entry];
      return () => void (listeners = listeners.filter((each) => each !== entry));
    },
  };
}
