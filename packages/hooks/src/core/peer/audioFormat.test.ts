import { describe, expect, it } from 'vitest';
import { acceptStereo, isSameFormat, withAudioFormat } from './audioFormat';

const lines = (...each: string[]) => each.map((line) => `${line}\r\n`).join('');

const chromium = lines(
  'm=audio 9 UDP/TLS/RTP/SAVPF 111 63 9',
  'a=rtpmap:111 opus/48000/2',
  'a=rtcp-fb:111 transport-cc',
  'a=fmtp:111 minptime=10;useinbandfec=1',
  'a=rtpmap:63 red/48000/2',
  'a=fmtp:63 111/111',
  'a=rtpmap:9 G722/8000',
);

describe('the format of audio in a description', () => {
  it('says that stereo can be played, and leaves what else is said', () => {
    expect(acceptStereo(chromium)).toBe(
      chromium.replace('minptime=10;useinbandfec=1', 'minptime=10;useinbandfec=1;stereo=1'),
    );
  });

  it('changes nothing in a description that says so already', () => {
    const firefox = lines('a=rtpmap:109 opus/48000/2', 'a=fmtp:109 maxplaybackrate=48000;stereo=1;useinbandfec=1');
    expect(acceptStereo(firefox)).toBe(firefox);
  });

  it('adds the parameters where a description has none, in every section', () => {
    const bare = lines('a=rtpmap:96 opus/48000/2', 'a=mid:0', 'a=rtpmap:96 opus/48000/2', 'a=mid:1');
    const section = (mid: number) => ['a=rtpmap:96 opus/48000/2', 'a=fmtp:96 stereo=1', `a=mid:${mid}`];
    expect(acceptStereo(bare)).toBe(lines(...section(0), ...section(1)));
  });

  it('asks for stereo and a bit rate in the name of the other side', () => {
    expect(withAudioFormat(chromium, { stereo: true, maxKbps: 256 })).toContain(
      'a=fmtp:111 minptime=10;useinbandfec=1;stereo=1;maxaveragebitrate=256000\r\n',
    );
  });

  it('sends one channel to who can play two, unless it is asked for', () => {
    for (const format of [null, { stereo: false, maxKbps: null }]) {
      expect(withAudioFormat(acceptStereo(chromium), format)).toBe(chromium);
    }
  });

  it('leaves a description without Opus as it is', () => {
    const other = lines('m=video 9 UDP/TLS/RTP/SAVPF 96', 'a=rtpmap:96 VP8/90000');
    expect(acceptStereo(other)).toBe(other);
    expect(withAudioFormat(other, { stereo: true, maxKbps: 64 })).toBe(other);
  });

  it('knows whether two are the same', () => {
    expect(isSameFormat(null, { stereo: false, maxKbps: null })).toBe(true);
    expect(isSameFormat({ stereo: true, maxKbps: 64 }, { stereo: true, maxKbps: 64 })).toBe(true);
    expect(isSameFormat({ stereo: true, maxKbps: 64 }, { stereo: true, maxKbps: 96 })).toBe(false);
  });
});
