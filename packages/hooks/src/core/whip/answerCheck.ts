import { RtcError } from '../errors';

/** What one media section says. */
interface Section {
  readonly kind: string;
  readonly isTaken: boolean;
  /** Names in upper case, or payload types where there is no name. */
  readonly codecs: readonly string[];
}

/** The media sections of a description. Not of `sdp.ts`, which is in the file that asks for this one. */
const sectionsOf = (sdp: string) => sdp.split(/^(?=m=)/m).slice(1);

/** What says nothing about whether media can be decoded. */
const AUXILIARY = /^(RTX|RED|ULPFEC|FLEXFEC.*|CN|TELEPHONE-EVENT)$/;

/**
 * What is wrong with an answer of a server, before the browser looks at it; null: nothing.
 *
 * @returns RtcError `protocol-mismatch` if it is no answer to this offer; `not-supported` if it takes nothing of it, or with codecs
 *   that were not offered
 */
export function checkAnswer(offer: string, answer: string): RtcError | null {
  const offered = sectionsOf(offer).map(readSection);
  const answered = sectionsOf(answer).map(readSection);
  if (answered.length !== offered.length || answered.some(({ kind }, index) => kind !== offered[index]?.kind)) {
    return new RtcError('protocol-mismatch', 'The answer of the server has other media sections than the offer.');
  }
  const taken = answered.filter(({ isTaken }) => isTaken);
  if (taken.length === 0) return new RtcError('not-supported', 'The server takes none of the media that was offered.');
  for (const [index, { kind, isTaken, codecs }] of answered.entries()) {
    const known = offered[index]?.codecs ?? [];
    if (!isTaken || codecs.some((codec) => known.includes(codec))) continue;
    const [theirs, ours] = [codecs, known].map((names) => [...new Set(names)].slice(0, 8).join(', ').slice(0, 120) || 'none');
    return new RtcError('not-supported', `The server answers with other codecs for ${kind} (${theirs}) than were offered (${ours}).`);
  }
  return null;
}

function readSection(section: string): Section {
  const [, kind = '', port = '0', formats = ''] = /^m=(\S+) (\d+)\S* \S+ ?([^\r\n]*)/.exec(section) ?? [];
  const names = new Map([...section.matchAll(/^a=rtpmap:(\d+) ([^/\s]+)/gm)].map(([, type = '', name = '']) => [type, name.toUpperCase()]));
  const codecs = formats.split(' ').map((type) => names.get(type) ?? type);
  return {
    kind,
    isTaken: port !== '0' && !/^a=inactive\r?$/m.test(section),
    codecs: codecs.filter((codec) => !AUXILIARY.test(codec)),
  };
}
