import { describe, expect, it } from 'vitest';
import { createHeldBack, isHeldBack, sentVideosOf, type SentVideo } from './heldBack';

const video: SentVideo = { mid: '1', reason: 'bandwidth', lines: 180, wantedLines: 720, targetKbps: 1500 };
const sharp: SentVideo = { ...video, reason: 'none', lines: 720 };

describe('a video is held back', () => {
  it('where it has fewer lines than its path carries', () => {
    expect(isHeldBack(video)).toBe(true);
    expect(isHeldBack({ ...video, targetKbps: 300 })).toBe(false);
    expect(isHeldBack({ ...video, wantedLines: 180, lines: 90, targetKbps: 300 })).toBe(true);
    expect(isHeldBack({ ...video, lines: 700 })).toBe(false);
  });

  it('not by the processor, nor where nothing is sent, nor where the browser does not say', () => {
    expect(isHeldBack({ ...video, reason: 'cpu' })).toBe(false);
    expect(isHeldBack({ ...video, lines: 0 })).toBe(false);
    expect(isHeldBack({ ...video, reason: undefined })).toBe(false);
  });
});

describe('it is raised', () => {
  /** When it is raised in `seconds`, looked at every two, by what is sent then. */
  function raisedAt(seconds: number, sent: (second: number) => SentVideo): number[] {
    const find = createHeldBack();
    const times: number[] = [];
    for (let second = 0; second < seconds; second += 2) if (find([sent(second)], second * 1000).length > 0) times.push(second);
    return times;
  }

  it('once, where it keeps its lines', () => {
    expect(raisedAt(100, (second) => (second < 2 ? video : sharp))).toEqual([0]);
  });

  it('ever more seldom, where it falls again', () => {
    expect(raisedAt(130, () => video)).toEqual([0, 4, 12, 28, 60, 124]);
  });

  it('at once after a narrow moment, where it had kept its lines before', () => {
    expect(raisedAt(100, (second) => (second === 0 || second === 80 ? video : sharp))).toEqual([0, 80]);
  });

  it('by itself, whatever becomes of another one', () => {
    const find = createHeldBack();
    expect(find([video, { ...sharp, mid: '2' }], 0)).toEqual(['1']);
    expect(find([video, { ...video, mid: '2' }], 2000)).toEqual(['2']);
  });
});

it('is read from what getStats says, and from what the sender was told', () => {
  const stats = new Map<string, object>([
    ['audio', { id: 'audio', type: 'outbound-rtp', kind: 'audio', mid: '0' }],
    ['video', { id: 'video', type: 'outbound-rtp', kind: 'video', mid: '1', frameHeight: 180, targetBitrate: 400_000, qualityLimitationReason: 'bandwidth' }],
    ['gone', { id: 'gone', type: 'outbound-rtp', kind: 'video', mid: '2' }],
  ]);
  const sender = { track: { getSettings: () => ({ height: 720 }) }, getParameters: () => ({ encodings: [{ scaleResolutionDownBy: 2 }] }) };
  const pc = { getTransceivers: () => [{ mid: '1', sender }] } as unknown as RTCPeerConnection;
  const found = sentVideosOf(stats as ReadonlyMap<string, RTCStats>, pc);
  expect(found).toEqual([{ mid: '1', reason: 'bandwidth', lines: 180, wantedLines: 360, targetKbps: 400 }]);
});
