import * as v from 'valibot';
import { SignalSchema } from './signal';

/** The version of everything two visavis peers say to each other. Another one is refused, not guessed at. */
export const PROTOCOL_VERSION = 1;

/** The most signals in one message: an offer with all its candidates is well under it. */
const MAX_SIGNALS = 64;

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
    signals: v.pipe(v.array(SignalSchema), v.minLength(1), v.maxLength(MAX_SIGNALS)),
  }),
  v.object({ ...version, type: v.literal('report'), code: ReportSchema }),
  v.object({ ...version, type: v.literal('bye') }),
]);

/** Signals, errors and the end of one connection, as JSON. */
export type PeerMessage = v.InferOutput<typeof PeerMessageSchema>;

/** What became of something that came in: a message, a message of another version, or rubbish. */
export type ParsedPeerMessage =
  | { status: 'ok'; message: PeerMessage }
  | { status: 'other-version'; version: number }
  | { status: 'invalid' };

const OtherVersionSchema = v.object({ v: v.pipe(v.number(), v.integer()) });

/** Checks what came from the other side. Accepts an object or its JSON; never throws. */
export function parsePeerMessage(input: unknown): ParsedPeerMessage {
  const value = typeof input === 'string' ? parseJson(input) : input;
  const result = v.safeParse(PeerMessageSchema, value);
  if (result.success) return { status: 'ok', message: result.output };
  const other = v.safeParse(OtherVersionSchema, value);
  if (other.success && other.output.v !== PROTOCOL_VERSION) {
    return { status: 'other-version', version: other.output.v };
  }
  return { status: 'invalid' };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Fails the schema like any other rubbish.
  }
}
