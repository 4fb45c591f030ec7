/** The media sections of a description, each from its `m=` line on. */
const sectionsOf = (sdp: string): string[] => sdp.split(/^(?=m=)/m).slice(1);

/** What follows `a=NAME:` on its first line; undefined if there is none. */
export const attributeOf = (text: string, name: string): string | undefined =>
  new RegExp(`^a=${name}:(.*?)\\r?$`, 'm').exec(text)?.[1];

/** The section whose transport all others share: the first one of the BUNDLE group, RFC 9143. */
export function bundledSection(sdp: string): string {
  const [, mid] = /^a=group:BUNDLE (\S+)/m.exec(sdp) ?? [];
  const sections = sectionsOf(sdp);
  return sections.find((section) => attributeOf(section, 'mid') === mid) ?? sections[0] ?? '';
}

/** The candidates of a section or of a fragment, as `candidate:...`. */
export const candidatesOf = (text: string): string[] => [...text.matchAll(/^a=(candidate:.*?)\r?$/gm)].map(([, line = '']) => line);

/** Adds to each media section what RFC 9725, 4.4.1, asks for, and not every browser writes. */
export const withRtcpMuxOnly = (sdp: string): string =>
  sdp.includes('a=rtcp-mux-only') ? sdp : sdp.replaceAll(/^a=rtcp-mux\r?\n/gm, (line) => line + line.replace('mux', 'mux-only'));
