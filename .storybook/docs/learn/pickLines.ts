import { explainSdp, type ExplainedLine } from '@visavis/ui/call';
import { sdpEn } from '../../../packages/ui/src/call/locales/sdp.en';

const MAX_LENGTH = 90;

/** Picks the lines of a description that a reader should have seen once: the first of each kind. */
export function pickLines(sdp: string): ExplainedLine[] {
  const seen = new Set<string>();
  return explainSdp(sdp, sdpEn)
    .filter(({ meaning }) => meaning !== null && !seen.has(meaning) && seen.add(meaning))
    .map(({ line, meaning }) => ({ line: line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH)}…` : line, meaning }));
}
