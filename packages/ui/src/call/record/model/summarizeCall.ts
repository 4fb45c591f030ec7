import type { CallEvent, CallEventCause, CallRecord } from './CallRecord';
import { endOf } from './recordAt';

/** Something that went wrong in a call, from its beginning to its end. */
export interface CallTrouble {
  /**
   * `signaling`: the server was out of reach; `network`: this machine had none; `connection`: the one to a participant was lost, or
   * another path was looked for; `quality`: it was poor.
   */
  readonly kind: 'signaling' | 'network' | 'connection' | 'quality';
  /** Whose connection it was; null: that of the local side. */
  readonly participant: string | null;
  /** In ms since 1970. */
  readonly at: number;
  /** How long it took until it was as before, in ms; null: it never was. 0: the connection went on meanwhile. */
  readonly durationMs: number | null;
  /** What was done about it, in this order. */
  readonly attempts: readonly Attempt[];
}

/** A call in a few words. */
export interface CallSummary {
  readonly durationMs: number;
  /** The names of all others who were there, in the order in which they came. */
  readonly names: readonly string[];
  readonly troubles: readonly CallTrouble[];
}

interface Attempt {
  readonly kind: 'iceRestart' | 'rebuild';
  readonly cause: CallEventCause | null;
}

interface OpenTrouble extends CallTrouble {
  durationMs: number | null;
  readonly attempts: Attempt[];
}

/** Begins and ends of trouble: of the same kind, and of the same participant. */
const signs: Partial<Record<CallEvent['kind'], { kind: CallTrouble['kind']; isTrouble: (value: string | null) => boolean }>> = {
  room: { kind: 'signaling', isTrouble: (value) => value === 'reconnecting' },
  network: { kind: 'network', isTrouble: (value) => value === 'offline' },
  connection: { kind: 'connection', isTrouble: (value) => value === 'reconnecting' || value === 'failed' },
  quality: { kind: 'quality', isTrouble: (value) => value === 'poor' },
};

/** Reads from a record how long the call was, with whom, what went wrong, and how it was mended. Pure. */
export function summarizeCall(record: CallRecord): CallSummary {
  const troubles: OpenTrouble[] = [];
  const open = new Map<string, OpenTrouble>();

  function begin(kind: CallTrouble['kind'], { at, participant }: CallEvent, durationMs: number | null): OpenTrouble {
    const trouble = { kind, participant, at, durationMs, attempts: [] };
    troubles.push(trouble);
    return trouble;
  }

  for (const event of record.events) {
    const { kind, at, participant, value, cause } = event;
    const connection = `connection ${participant}`;
    const sign = signs[kind];
    if (sign) {
      const key = `${sign.kind} ${participant}`;
      const before = open.get(key);
      if (sign.isTrouble(value)) {
        if (!before) open.set(key, begin(sign.kind, event, null));
      } else if (before) {
        // Who leaves the room, or is asked for again, has not mended it.
        if (isMended(kind, value)) before.durationMs = at - before.at;
        if (value !== 'connecting') open.delete(key);
      }
    } else if (kind === 'iceRestart' || kind === 'rebuild') {
      (open.get(connection) ?? begin('connection', event, 0)).attempts.push({ kind, cause });
    } else if (kind === 'left') {
      for (const key of [connection, `quality ${participant}`]) open.delete(key);
    }
  }
  return {
    durationMs: endOf(record) - record.startedAt,
    names: record.participants.map(({ name }) => name),
    troubles: joinAttempts(troubles),
  };
}

const isMended = (kind: CallEvent['kind'], value: string | null) =>
  kind === 'quality' || kind === 'network' || value === 'connected' || value === 'joined';

/** An attempt that began while the connection stood, and the loss that it could not prevent, are one. */
function joinAttempts(troubles: readonly OpenTrouble[]): CallTrouble[] {
  const JOIN_MS = 10_000;
  const joined: OpenTrouble[] = [];
  for (const trouble of troubles) {
    const before = joined.findLast(({ kind, participant }) => kind === trouble.kind && participant === trouble.participant);
    const isOne = before?.kind === 'connection' && before.durationMs === 0 && trouble.at - before.at < JOIN_MS;
    if (before && isOne) {
      before.attempts.push(...trouble.attempts);
      if (trouble.durationMs !== 0) before.durationMs = trouble.durationMs && trouble.at + trouble.durationMs - before.at;
    } else joined.push(trouble);
  }
  return joined;
}
