import { RtcError, type RtcErrorCode } from '../errors';
import type { ReportCode } from './message';

const words: Record<NonNullable<ReportCode>, string> = {
  'network-lost': 'The other side lost its network.',
  'media-undecodable': 'The other side can not decode the video.',
  'peer-failed': 'The other side found no path.',
  'turn-unauthorized': "The other side's TURN server refused its credentials.",
  'turn-unreachable': "The other side's TURN server does not answer.",
  'turn-refused': "The other side's TURN server has no room for it.",
  'protocol-mismatch': 'The other side speaks another version.',
  'not-supported': "The other side's browser can not connect.",
};

/** What the other side reports, as an error of theirs. */
export const toRemoteError = (code: ReportCode) => code && new RtcError(code, words[code]);

/** The report of an error that ends an attempt to connect. */
export function reportOf(code: RtcErrorCode): NonNullable<ReportCode> {
  return code in words ? (code as NonNullable<ReportCode>) : 'peer-failed';
}

/** Tells the other side about trouble on this one: each change once. */
export interface Reporter {
  /** Says what is wrong now; null: nothing any more. */
  tell(code: ReportCode): void;
  /** The other side is another one, which has heard nothing. */
  reset(): void;
}

/** Makes a reporter with nothing to report. */
export function createReporter(send: (code: ReportCode) => void): Reporter {
  let told: ReportCode = null;
  return {
    tell(code) {
      if (code === told) return;
      told = code;
      send(code);
    },
    reset() {
      told = null;
    },
  };
}
