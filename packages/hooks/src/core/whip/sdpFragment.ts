import { attributeOf, bundledSection, candidatesOf } from './sdp';

/** What a server says of its end after an ICE restart. */
export interface SdpFragment {
  readonly ufrag: string;
  readonly pwd: string;
  /** As `candidate:...`; they take the place of those before. */
  readonly candidates: readonly string[];
}

/** The most candidates of a server that are looked at. */
const MAX_CANDIDATES = 64;

/**
 * Writes the body of a PATCH, `application/trickle-ice-sdpfrag`, RFC 8840, 4.4: the ICE part of this end's description.
 *
 * @param sdp this end's description
 * @param candidates as `candidate:...`; of the transport that all sections share
 * @param isComplete whether no more will come
 */
export function writeFragment(sdp: string, candidates: readonly string[], isComplete: boolean): string {
  const section = bundledSection(sdp);
  const iceOf = (name: string) => attributeOf(section, name) ?? attributeOf(sdp, name);
  const [mediaLine = ''] = section.split(/\r?\n/, 1);
  const [bundle] = /^a=group:BUNDLE [^\r\n]*/m.exec(sdp) ?? [];
  const lines = [
    ...['ice-options', 'ice-pacing'].flatMap((name) => line(name, iceOf(name))),
    ...(bundle ? [bundle] : []),
    mediaLine,
    ...['mid', 'ice-ufrag', 'ice-pwd'].flatMap((name) => line(name, iceOf(name))),
    ...candidates.map((candidate) => `a=${candidate}`),
    ...(isComplete ? ['a=end-of-candidates'] : []),
  ];
  return `${lines.join('\r\n')}\r\n`;
}

const line = (name: string, value: string | undefined) => (value === undefined ? [] : [`a=${name}:${value}`]);

/** Reads what a server answers to an ICE restart; null if it is no such fragment. RFC 8839, 5.4, for the lengths. */
export function readFragment(text: string): SdpFragment | null {
  const ufrag = attributeOf(text, 'ice-ufrag');
  const pwd = attributeOf(text, 'ice-pwd');
  if (!ufrag || !pwd || !/^[\w+/-]{4,256}$/.test(ufrag) || !/^[\w+/-]{22,256}$/.test(pwd)) return null;
  return { ufrag, pwd, candidates: candidatesOf(text).slice(0, MAX_CANDIDATES) };
}

/** The server's description from before, with the ICE part of a fragment in it, and no candidate from before. */
export function applyFragment(answer: string, { ufrag, pwd, candidates }: SdpFragment): string {
  const renewed = answer
    .replaceAll(/^a=(?:candidate:.*|end-of-candidates)\r?\n/gm, '')
    .replaceAll(/^a=ice-ufrag:[^\r\n]*/gm, () => `a=ice-ufrag:${ufrag}`)
    .replaceAll(/^a=ice-pwd:[^\r\n]*/gm, () => `a=ice-pwd:${pwd}`);
  const section = bundledSection(renewed);
  const added = candidates.map((candidate) => `a=${candidate}\r\n`).join('');
  return renewed.replace(section, () => `${section}${added}`);
}
