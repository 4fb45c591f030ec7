import { describe, expect, it } from 'vitest';
import { checkAnswer } from './answerCheck';
import { applyFragment, readFragment, restartedAnswer } from './iceRestart';
import { withRtcpMuxOnly } from './sdp';
import { writeFragment } from './sdpFragment';

const lines = (...all: string[]) => `${all.join('\r\n')}\r\n`;
const ice = ['a=ice-ufrag:EsAw', 'a=ice-pwd:P2uYro0UCOQ4zxjKXaWCBui1'];
const head = ['v=0', 'o=- 1 2 IN IP4 127.0.0.1', 's=-', 't=0 0', 'a=group:BUNDLE 0 1'];
const audio = ['m=audio 9 UDP/TLS/RTP/SAVPF 111 9', 'a=rtpmap:111 opus/48000/2', 'a=rtpmap:9 G722/8000', 'a=mid:0', 'a=rtcp-mux'];
const video = ['m=video 9 UDP/TLS/RTP/SAVPF 96 97', 'a=rtpmap:96 VP8/90000', 'a=rtpmap:97 rtx/90000', 'a=mid:1', 'a=rtcp-mux'];
const offer = lines(...head, 'a=ice-options:trickle ice2', ...audio, ...ice, ...video, ...ice);

describe('writeFragment', () => {
  it('writes candidates as RFC 9725 does: the section that all others share, with the ICE options of the offer', () => {
    const candidates = ['candidate:1 1 udp 2122260223 192.0.2.1 61764 typ host', 'candidate:2 1 udp 1 192.0.2.1 5 typ srflx'];
    expect(writeFragment(offer, candidates, true)).toBe(
      lines(
        'a=ice-options:trickle ice2',
        'a=group:BUNDLE 0 1',
        'm=audio 9 UDP/TLS/RTP/SAVPF 111 9',
        'a=mid:0',
        ...ice,
        ...candidates.map((each) => `a=${each}`),
        'a=end-of-candidates',
      ),
    );
    expect(writeFragment(offer, [], false)).not.toContain('end-of-candidates');
  });

  it('finds the shared section by its name, and what is said for the whole session', () => {
    const other = lines('v=0', 'a=group:BUNDLE v', ...ice, 'a=ice-pacing:50', 'm=audio 9 X 1', 'a=mid:a', 'm=video 9 X 2', 'a=mid:v');
    expect(writeFragment(other, [], false)).toBe(lines('a=ice-pacing:50', 'a=group:BUNDLE v', 'm=video 9 X 2', 'a=mid:v', ...ice));
  });
});

describe('readFragment', () => {
  const body = lines('a=ice-lite', 'm=audio 9 X 0', 'a=mid:0', 'a=ice-ufrag:289b31b754eaa438', 'a=ice-pwd:0b66f472495ef0ccac7bda653ab6be49', 'a=candidate:1 1 udp 2130706431 198.51.100.1 39132 typ host');

  it('reads the end of the server after an ICE restart', () => {
    expect(readFragment(body)).toEqual({
      ufrag: '289b31b754eaa438',
      pwd: '0b66f472495ef0ccac7bda653ab6be49',
      candidates: ['candidate:1 1 udp 2130706431 198.51.100.1 39132 typ host'],
    });
    expect(readFragment(body.replaceAll('\r', ''))?.candidates).toHaveLength(1);
  });

  it.each(['', '<html></html>', lines(...ice.slice(0, 1)), lines('a=ice-ufrag:x', 'a=ice-pwd:y'), lines('a=ice-ufrag:abcd', 'a=ice-pwd:has spaces in it, and is long')])(
    'finds nothing in %j',
    (text) => expect(readFragment(text)).toBeNull(),
  );

  it('takes the place of what the server said before, in every section, and of its candidates', () => {
    const before = lines(...head, ...audio, ...ice, 'a=candidate:9 1 udp 1 192.0.2.9 9 typ host', 'a=end-of-candidates', ...video, ...ice);
    const ufrag = 'a=ice-ufrag:289b31b754eaa438';
    const pwd = 'a=ice-pwd:0b66f472495ef0ccac7bda653ab6be49';
    const fragment = readFragment(body);
    expect(fragment && applyFragment(before, fragment)).toBe(
      lines(...head, ...audio, ufrag, pwd, 'a=candidate:1 1 udp 2130706431 198.51.100.1 39132 typ host', ...video, ufrag, pwd),
    );
  });

  it('restarts nothing where the server goes on as it was, or says something else', () => {
    expect(restartedAnswer(lines('v=0', 'a=ice-ufrag:289b31b754eaa438'), body)).toBeNull();
    expect(restartedAnswer(lines('v=0', ...ice), '<html></html>')).toBeNull();
    expect(restartedAnswer(lines('v=0', ...ice), body)).toContain('a=ice-ufrag:289b31b754eaa438');
  });

  it('keeps to 64 candidates', () => {
    const many = Array.from({ length: 100 }, (_, index) => `a=candidate:${index} 1 udp 1 192.0.2.1 9 typ host`);
    expect(readFragment(body + lines(...many))?.candidates).toHaveLength(64);
  });
});

it('adds rtcp-mux-only to every section, once', () => {
  expect(withRtcpMuxOnly(offer).match(/^a=rtcp-mux-only\r$/gm)).toHaveLength(2);
  expect(withRtcpMuxOnly(withRtcpMuxOnly(offer))).toBe(withRtcpMuxOnly(offer));
});

describe('checkAnswer', () => {
  const answer = (...sections: string[][]) => lines(...head, ...sections.flat());

  it('takes an answer that takes some of the media, with a codec that was offered', () => {
    expect(checkAnswer(offer, answer(audio, video))).toBeNull();
    expect(checkAnswer(offer, answer(audio, ['m=video 0 UDP/TLS/RTP/SAVPF 96', 'a=mid:1']))).toBeNull();
    expect(checkAnswer(offer, answer(['m=audio 9 X 9', 'a=rtpmap:9 g722/8000'], ['m=video 9 X 97 96', 'a=rtpmap:96 vp8/90000', 'a=rtpmap:97 rtx/90000']))).toBeNull();
  });

  it('refuses one with other codecs, and names them', () => {
    const other = ['m=video 9 UDP/TLS/RTP/SAVPF 120 97', 'a=rtpmap:120 H266/90000', 'a=rtpmap:97 rtx/90000'];
    expect(checkAnswer(offer, answer(audio, other))).toMatchObject({
      code: 'not-supported',
      message: 'The server answers with other codecs for video (H266) than were offered (VP8).',
    });
  });

  it('refuses one that takes nothing', () => {
    const rejected = [['m=audio 0 X 111'], ['m=video 9 X 96', 'a=inactive']];
    expect(checkAnswer(offer, answer(...rejected))).toMatchObject({ code: 'not-supported' });
  });

  it.each([[[]], [[audio]], [[video, audio]], [[audio, video, video]]])('refuses one that fits another offer', (sections) => {
    expect(checkAnswer(offer, answer(...sections))).toMatchObject({ code: 'protocol-mismatch' });
  });
});
