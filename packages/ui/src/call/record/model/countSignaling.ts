import type { CallRecord, RecordedSignal } from './CallRecord';

/** The three kinds of information that signaling carries. */
export const informationKinds = ['session', 'media', 'network'] as const;

export type InformationKind = (typeof informationKinds)[number];

const kinds: Readonly<Record<RecordedSignal['kind'], InformationKind>> = {
  offer: 'media',
  answer: 'media',
  request: 'media',
  candidate: 'network',
  restart: 'network',
  control: 'session',
  refused: 'session',
};

/** What happened to participants that the members of a room tell each other. */
const controlEvents: readonly string[] = ['joined', 'left', 'microphone', 'camera', 'screen', 'access'];

/** Which kind of information a message is. */
export const informationOf = ({ kind }: Pick<RecordedSignal, 'kind'>): InformationKind => kinds[kind];

/** How much there was of one kind in one direction. */
export interface SignalingCount {
  readonly count: number;
  /** Of what was said, in UTF-8. */
  readonly bytes: number;
}

export interface SignalingTotals {
  readonly kinds: Readonly<Record<InformationKind, Readonly<Record<'sent' | 'received', SignalingCount>>>>;
  /** When the last offer, answer or candidate came or went, in ms since 1970; null: there was none. */
  readonly lastAt: number | null;
}

const encoder = new TextEncoder();

const zero = () => ({ sent: { count: 0, bytes: 0 }, received: { count: 0, bytes: 0 } });

/** Counts what was signaled in a call. Pure. */
export function countSignaling({ participants, events }: Pick<CallRecord, 'participants' | 'events'>): SignalingTotals {
  const totals = { session: zero(), media: zero(), network: zero() };
  let lastAt: number | null = null;
  for (const signal of participants.flatMap(({ signaling }) => signaling)) {
    const total = totals[informationOf(signal)][signal.direction];
    total.count += 1;
    total.bytes += encoder.encode(signal.detail ?? '').length;
    if (informationOf(signal) !== 'session') lastAt = Math.max(lastAt ?? 0, signal.at);
  }
  for (const { kind, participant } of events) {
    if (controlEvents.includes(kind)) totals.session[participant === null ? 'sent' : 'received'].count += 1;
  }
  return { kinds: totals, lastAt };
}

/** Whether an event of the call is one that the members of the room tell each other. */
export const isControlEvent = (kind: string): boolean => controlEvents.includes(kind);
