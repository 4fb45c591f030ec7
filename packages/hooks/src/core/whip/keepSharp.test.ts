import { expect, it } from 'vitest';
import { createVirtualEnvironment } from '../../testing/virtualEnvironment';
import { watchConnection } from '../peer/connectionWatch';
import { keepSharp } from './keepSharp';

/** A connection that sends a camera of 720 lines, as its statistics and its sender tell. */
function connectionOf({ lines = 180, layers = 1, kind = 'video' } = {}) {
  const told: (string | undefined)[] = [];
  const encodings = Array.from({ length: layers }, () => ({ scaleResolutionDownBy: 1 }));
  const sender = {
    track: { kind, getSettings: () => ({ height: 720 }) },
    getParameters: () => ({ encodings }),
    setParameters: async ({ degradationPreference }: { degradationPreference?: string }) => void told.push(degradationPreference),
  } as unknown as RTCRtpSender;
  const entry = { id: 'a', type: 'outbound-rtp', kind, mid: '0', frameHeight: lines, targetBitrate: 1_500_000, qualityLimitationReason: 'bandwidth' };
  const pc = {
    getStats: async () => new Map([['a', entry]]) as unknown as RTCStatsReport,
    getTransceivers: () => [{ mid: '0', sender }] as unknown as RTCRtpTransceiver[],
  } as unknown as RTCPeerConnection;
  return { pc, told };
}

async function toldAfter(ms: number, options: Parameters<typeof connectionOf>[0]) {
  const page = createVirtualEnvironment();
  const ending = new AbortController();
  const { pc, told } = connectionOf(options);
  keepSharp(pc, page, ending.signal, () => undefined, async (connection, clock, events, signal) => watchConnection(connection, clock, events, signal));
  page.advance(ms);
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  ending.abort();
  return told;
}

it('has lowered lines forgotten after a second, and only then', async () => {
  expect(await toldAfter(900, {})).toEqual([]);
  expect(await toldAfter(1000, {})).toEqual(['balanced', undefined]);
});

it('leaves alone what has its lines, the layers of a simulcast, and a connection without video', async () => {
  expect(await toldAfter(1000, { lines: 720 })).toEqual([]);
  expect(await toldAfter(1000, { layers: 3 })).toEqual([]);
  expect(await toldAfter(1000, { kind: 'audio' })).toEqual([]);
});
