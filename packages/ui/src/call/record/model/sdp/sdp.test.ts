import { describe, expect, it } from 'vitest';
import { sdpEn } from '../../../locales/sdp.en';
import { sdpKo } from '../../../locales/sdp.ko';
import { testSdp } from '../testRecord';
import { explainSdp } from './explainSdp';
import { summarizeSdp } from './summarizeSdp';

describe('a summary', () => {
  it('has sections with directions and codecs, and the fingerprint', () => {
    expect(summarizeSdp(testSdp)).toEqual({
      fingerprint: 'sha-256 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB',
      sections: [
        { kind: 'audio', direction: 'sendrecv', codecs: ['opus'], isRetired: false },
        { kind: 'video', direction: 'recvonly', codecs: ['VP8', 'VP9'], isRetired: false },
        { kind: 'application', direction: null, codecs: [], isRetired: true },
      ],
    });
  });

  it('takes the direction of the session where a section has none, and sendrecv by default (RFC 8866)', () => {
    const section = 'm=audio 9 RTP/AVP 0\r\n';
    expect(summarizeSdp(`v=0\r\na=inactive\r\n${section}`).sections[0]?.direction).toBe('inactive');
    expect(summarizeSdp(`v=0\r\n${section}`).sections[0]?.direction).toBe('sendrecv');
  });

  it.each(['', 'v=0', 'm=', 'm=<b> 1 2', 'm=audio 9 X 1\r\n'.repeat(5000), 'a=fingerprint:'])('takes whatever it is given', (sdp) => {
    expect(() => summarizeSdp(sdp)).not.toThrow();
  });
});

describe('an explanation', () => {
  it('keeps each line in its place, and says what it is for in both languages', () => {
    const lines = explainSdp(testSdp, sdpEn);
    expect(lines.map(({ line }) => line)).toEqual(testSdp.trimEnd().split('\r\n'));
    expect(lines.filter(({ meaning }) => meaning === null)).toEqual([]);
    expect(lines.find(({ line }) => line.startsWith('a=fingerprint'))?.meaning).toBe(sdpEn.fingerprint);
    expect(explainSdp(testSdp, sdpKo).at(-1)?.meaning).toBe(sdpKo.sctpPort);
  });

  it('has no word for what it does not know', () => {
    expect(explainSdp('a=constructor\n__proto__', sdpEn)).toEqual([
      { line: 'a=constructor', meaning: null },
      { line: '__proto__', meaning: null },
    ]);
  });
});
