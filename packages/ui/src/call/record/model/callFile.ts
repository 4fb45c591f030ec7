import { checkCallRecord } from './callRecordSchema';
import type { CallRecord } from './CallRecord';
import { CheckError } from './check';
import { hideAddresses, withoutSecrets } from './hide';

/** What a file of a recorded call is named, after its date. */
export const CALL_FILE_EXTENSION = '.visavis-call.json';
/** The version of the file; another one is refused, not guessed at. */
export const CALL_FILE_VERSION = 1;
/** The largest file that is read, in bytes. */
export const MAX_CALL_FILE_BYTES = 32 * 1024 * 1024;

const FORMAT = 'visavis-call';

/** What to write. */
export interface WriteCallFileOptions {
  /** Whether the addresses of the machines are left in it. They tell where the participants are. @default false */
  addresses?: boolean | undefined;
}

/**
 * The text of a `.visavis-call.json` file: events, samples and verdicts of a call, the servers without credentials. ICE passwords
 * are never in it, addresses only on request. Names are.
 */
export function writeCallFile(record: CallRecord, { addresses = false }: WriteCallFileOptions = {}): string {
  const clean = withoutSecrets(record);
  return JSON.stringify({ format: FORMAT, version: CALL_FILE_VERSION, call: addresses ? clean : hideAddresses(clean) }, null, 1);
}

/** `call-2026-11-30-09-41.visavis-call.json`, in the local time of its beginning. */
export function callFileName({ startedAt }: Pick<CallRecord, 'startedAt'>): string {
  const at = new Date(startedAt);
  const parts = [at.getFullYear(), at.getMonth() + 1, at.getDate(), at.getHours(), at.getMinutes()];
  return `call-${parts.map((part) => String(part).padStart(2, '0')).join('-')}${CALL_FILE_EXTENSION}`;
}

/**
 * What became of a file: the call in it, or why it is none. `detail`: which part is not valid, in English, for who looks into
 * the file.
 */
export type ReadCallFileResult =
  | { status: 'ok'; call: CallRecord }
  | { status: 'too-large' | 'not-a-call' | 'other-version' | 'invalid'; detail: string };

/** Reads the text of a file. It may be anything, so all of it is checked; nothing is thrown. */
export function readCallFile(text: string): ReadCallFileResult {
  // A character takes a byte at least.
  if (text.length > MAX_CALL_FILE_BYTES) return { status: 'too-large', detail: `more than ${MAX_CALL_FILE_BYTES} bytes` };
  const value = parse(text);
  const { format, version, call } = typeof value === 'object' && value !== null ? fieldsOf(value) : fieldsOf({});
  if (format !== FORMAT) return { status: 'not-a-call', detail: `format is not ${FORMAT}` };
  if (version !== CALL_FILE_VERSION) return { status: 'other-version', detail: `version is not ${CALL_FILE_VERSION}` };
  try {
    // One that was not written by us may have passwords in it.
    return { status: 'ok', call: withoutSecrets(checkCallRecord(call)) };
  } catch (cause) {
    if (cause instanceof CheckError) return { status: 'invalid', detail: cause.message };
    throw cause;
  }
}

function fieldsOf(value: object): { format: unknown; version: unknown; call: unknown } {
  const fields = new Map<string, unknown>(Object.entries(value));
  return { format: fields.get('format'), version: fields.get('version'), call: fields.get('call') };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // No call, like anything else that is none.
  }
}
