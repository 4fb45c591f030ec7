import * as v from 'valibot';
import { PROTOCOL_VERSION } from './protocolVersion';
import { SignalSchema, type Signal } from './signal';

/** The most signals of one message that are looked at: an offer with all its candidates is well under it. */
const MAX_SIGNALS = 64;
/** The longest reason for which a signal is refused, in characters: some of it is theirs. */
const MAX_REASON_LENGTH = 120;

const version = { v: v.literal(PROTOCOL_VERSION) };

/** What one side can tell the other about trouble of its own; `null`: there is none any more. */
const ReportSchema = v.nullable(
  v.picklist([
    'network-lost',
    'media-undecodable',
    'peer-failed',
    'turn-unauthorized',
    'turn-unreachable',
    'turn-refused',
    'protocol-mismatch',
    'not-supported',
  ]),
);

/** The code of a report, a subset of the error codes. */
export type ReportCode = v.InferOutput<typeof ReportSchema>;

const PeerMessageSchema = v.variant('type', [
  v.object({
    ...version,
    type: v.literal('signal'),
    // Each is checked by itself, so that one that is refused costs no other one.
    signals: v.pipe(v.array(v.unknown()), v.minLength(1)),
  }),
  v.object({ ...version, type: v.literal('report'), code: ReportSchema }),
  v.object({ ...version, type: v.literal('bye') }),
  v.object({ ...version, type: v.literal('queued') }),
]);

type UncheckedMessage = v.InferOutput<typeof PeerMessageSchema>;

/**
 * What one side tells the other, as JSON: signals, an error, that its offer comes after those to others, or the end of the
 * connection.
 */
export type PeerMessage =
  | Exclude<UncheckedMessage, { type: 'signal' }>
  | { v: typeof PROTOCOL_VERSION; type: 'signal'; signals: Signal[] };

type Content<Message> = Message extends unknown ? Omit<Message, 'v'> : never;

/** A message without its version. */
export type PeerMessageContent = Content<PeerMessage>;

/** Signals of a message that were dropped. */
export interface RefusedSignals {
  readonly count: number;
  /** Why the first of them was. */
  readonly reason: string;
}

/**
 * What became of something that came in: a message, a message of another version, or nothing that can be read. `refused`:
 * what is not in the message because it is not valid, or beyond the first 64 signals.
 */
export type ParsedPeerMessage =
  | { status: 'ok'; message: PeerMessage; refused: RefusedSignals | null }
  | { status: 'other-version'; version: number }
  | { status: 'invalid' };

const OtherVersionSchema = v.object({ v: v.pipe(v.number(), v.integer()) });

/** Checks what came from the other side. Accepts an object or its JSON; never throws. */
export function parsePeerMessage(input: unknown): ParsedPeerMessage {
  const value = typeof input === 'string' ? parseJson(input) : input;
  const result = v.safeParse(PeerMessageSchema, value);
  if (result.success) {
    const message = result.output;
    return message.type === 'signal' ? checkSignals(message) : { status: 'ok', message, refused: null };
  }
  const other = v.safeParse(OtherVersionSchema, value);
  if (other.success && other.output.v !== PROTOCOL_VERSION) {
    return { status: 'other-version', version: other.output.v };
  }
  return { status: 'invalid' };
}

function checkSignals(message: Extract<UncheckedMessage, { type: 'signal' }>): ParsedPeerMessage {
  const signals: Signal[] = [];
  const reasons: string[] = [];
  for (const each of message.signals.slice(0, MAX_SIGNALS)) {
    const result = v.safeParse(SignalSchema, each);
    if (result.success) signals.push(result.output);
    else reasons.push(result.issues[0].message.slice(0, MAX_REASON_LENGTH));
  }
  if (message.signals.length > MAX_SIGNALS) reasons.push(`more than ${MAX_SIGNALS} signals`);
  const [reason] = reasons;
  const refused = reason === undefined ? null : { count: message.signals.length - signals.length, reason };
  return { status: 'ok', message: { ...message, signals }, refused };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Fails the schema like anything else that is no message.
  }
}
