import { describe, expect, it } from 'vitest';
import type { InspectedSample } from './InspectedConnection';
import { judgeLimitation } from './limitation';

const nothing = { audio: [], video: [] };

/** What the encoder says, and what is sent in kbit/s; null: no video. */
type Look = readonly [reason: string, kbps: number] | null;

/** One sample a second. */
function samplesOf(looks: Look[]): InspectedSample[] {
  return looks.map((look, second) => ({
    at: 1000 * second,
    route: { roundTripMs: 20 },
    sent: { bitrateKbps: look?.[1] ?? null },
    received: { bitrateKbps: null },
    inbound: nothing,
    outbound: {
      audio: [],
      video: look
        ? [{ codec: 'VP8', bitrateKbps: look[1], packetLoss: 0, jitterMs: 1, qualityLimitation: look[0] }]
        : [],
    },
  }));
}
const times = (count: number, reason: string, kbps: number) => Array.from({ length: count }, () => [reason, kbps] as const);
const growing = (count: number, first: number) =>
  Array.from({ length: count }, (_, index) => ['bandwidth', first * 1.08 ** index] as const);
const judge = (...looks: Look[]) => judgeLimitation(samplesOf(looks), 0);

describe('judgeLimitation', () => {
  it('says nothing is wrong while the encoder says so', () => {
    expect(judge(...times(30, 'none', 900))).toEqual({ state: 'none' });
    expect(judge()).toEqual({ state: 'unknown' });
  });

  it('calls what an encoder says in its first 15 s starting up', () => {
    expect(judge(...times(14, 'bandwidth', 300))).toEqual({ state: 'starting' });
    expect(judge(...times(14, 'bandwidth', 300), ...times(1, 'none', 900))).toEqual({ state: 'none' });
  });

  it('calls it starting up as long as the bitrate grows', () => {
    expect(judge(...growing(26, 200))).toEqual({ state: 'starting' });
  });

  it('names the reason, and since when, after it has settled', () => {
    expect(judge(...times(22, 'bandwidth', 300))).toEqual({ state: 'limited', reason: 'bandwidth', since: null });
    expect(judge(...times(20, 'none', 900), ...times(6, 'cpu', 600))).toEqual({
      state: 'limited',
      reason: 'cpu',
      since: 20_000,
    });
  });

  it('takes no notice of a limit that stands for less than 5 s, nor of a gap in one', () => {
    expect(judge(...times(20, 'none', 900), ...times(4, 'bandwidth', 900))).toEqual({ state: 'none' });
    const limited = [...times(20, 'none', 900), ...times(8, 'bandwidth', 500)];
    const verdict = { state: 'limited', reason: 'bandwidth', since: 20_000 };
    expect(judge(...limited, ...times(4, 'none', 500))).toEqual(verdict);
    expect(judge(...limited, ...times(4, 'none', 500), ...times(2, 'bandwidth', 500))).toEqual(verdict);
    expect(judge(...limited, ...times(6, 'none', 500))).toEqual({ state: 'none' });
  });

  it('changes the reason only when the other one has stood for 5 s', () => {
    const limited = [...times(20, 'none', 900), ...times(8, 'bandwidth', 500)];
    expect(judge(...limited, ...times(3, 'cpu', 500))).toMatchObject({ reason: 'bandwidth' });
    expect(judge(...limited, ...times(7, 'cpu', 500))).toEqual({ state: 'limited', reason: 'cpu', since: 28_000 });
  });

  it('starts anew when the video was off', () => {
    const limited = times(25, 'bandwidth', 300);
    expect(judge(...limited, null, null)).toEqual({ state: 'unknown' });
    expect(judge(...limited, null, ['none', 300])).toEqual({ state: 'none' });
    expect(judge(...limited, null, ...times(6, 'bandwidth', 300))).toEqual({ state: 'starting' });
  });

  it('knows nothing where the browser does not say', () => {
    expect(judge(...times(30, '', 300))).toEqual({ state: 'unknown' });
  });

  it('ignores reasons that it does not know', () => {
    expect(judge(...times(30, 'quantum', 300))).toEqual({ state: 'none' });
  });
});
