/** How audio is sent. Null: as the two browsers agree on by themselves, for speech. */
export interface AudioFormat {
  /** Whether both channels are sent, where the track has two. */
  readonly stereo: boolean;
  /** In kilobits a second; null: the browser decides. */
  readonly maxKbps: number | null;
}

type Parameters = Readonly<Record<string, string>>;

/** Changes the parameters of Opus, whichever payload types it has. */
function changeOpus(sdp: string, change: (before: Parameters) => Parameters): string {
  const types = new Set([...sdp.matchAll(/^a=rtpmap:(\d+) opus\//gim)].map(([, type = '']) => type));
  return [...types].reduce((changed, type) => {
    const hasParameters = new RegExp(`^a=fmtp:${type} `, 'm').test(changed);
    const line = hasParameters ? `^a=fmtp:${type} (.*?)(\\r?)$` : `^a=rtpmap:${type} opus.*?()(\\r?)$`;
    return changed.replaceAll(new RegExp(line, 'gim'), (whole: string, before: string, end: string) => {
      const after = write(change(read(before)));
      if (after === '') return whole;
      const parameters = `a=fmtp:${type} ${after}${end}`;
      return hasParameters ? parameters : `${whole}\n${parameters}`;
    });
  }, sdp);
}

const read = (text: string): Parameters =>
  Object.fromEntries(
    text
      .split(';')
      .map((each) => each.trim())
      .filter((each) => each !== '')
      .map((each) => [each.split('=')[0] ?? '', each.slice(each.indexOf('=') + 1)]),
  );

const write = (parameters: Parameters): string =>
  Object.entries(parameters)
    .map(([name, value]) => `${name}=${value}`)
    .join(';');

/**
 * A description of this side that says that stereo can be played, which browsers say only in Firefox. Whether any is sent, the
 * sender decides by `withAudioFormat`. (RFC 7587, section 6.1)
 */
export const acceptStereo = (sdp: string): string => changeOpus(sdp, (before) => ({ ...before, stereo: '1' }));

/** The other side's description, as if it asked for audio in this format. */
export function withAudioFormat(sdp: string, format: AudioFormat | null): string {
  return changeOpus(sdp, ({ stereo: _stereo, maxaveragebitrate: _rate, ...before }) => ({
    ...before,
    ...(format?.stereo && { stereo: '1' }),
    ...(format?.maxKbps && { maxaveragebitrate: String(format.maxKbps * 1000) }),
  }));
}

/** Whether two are the same. */
export const isSameFormat = (a: AudioFormat | null, b: AudioFormat | null): boolean =>
  (a?.stereo ?? false) === (b?.stereo ?? false) && (a?.maxKbps ?? null) === (b?.maxKbps ?? null);
