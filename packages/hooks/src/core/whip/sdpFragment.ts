import { attributeOf, bundledSection } from './sdp';

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
