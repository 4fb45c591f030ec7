import { describe, expect, it } from 'vitest';
import { summarize } from './summary';

type Entry = Record<string, unknown> & { id: string };

/** A report as a browser gives it, read at that second. */
const reportAt = (seconds: number, ...entries: Entry[]) =>
  new Map(entries.map((entry) => [entry.id, { timestamp: seconds * 1000, ...entry } as unknown as RTCStats]));

const audio = (counters: Record<string, number>) => ({
  id: 'A',
  type: 'inbound-rtp',
  kind: 'audio',
  mid: '0',
  jitter: 0.012,
  codecId: 'C',
  ...counters,
});
const video = (counters: Record<string, number>) => ({
  id: 'V',
  type: 'inbound-rtp',
  kind: 'video',
  frameWidth: 640,
  frameHeight: 360,
  ...counters,
});
const codec = { id: 'C', type: 'codec', mimeType: 'audio/opus' };

describe('summarize', () => {
  it('turns counters into rates', () => {
    const before = reportAt(10, audio({ bytesReceived: 1000, packetsReceived: 100, packetsLost: 2 }), codec);
    const now = reportAt(12, audio({ bytesReceived: 11_000, packetsReceived: 190, packetsLost: 12 }), codec);
    expect(summarize(now, before).inbound.audio).toEqual([
      {
        mid: '0',
        codec: 'opus',
        bitrateKbps: 40,
        packetLoss: 0.1,
        jitterMs: 12,
        roundTripMs: null,
        bytes: 11_000,
        packets: 190,
      },
    ]);
  });

  it('knows no rate at the first look, of a new stream, of a counter that was set back, in no time', () => {
    const first = audio({ bytesReceived: 1000, packetsReceived: 100, packetsLost: 2 });
    const unknown = { bitrateKbps: null, packetLoss: null };
    const now = reportAt(10, first);
    expect(summarize(now, null).inbound.audio[0]).toMatchObject(unknown);
    expect(summarize(now, reportAt(9)).inbound.audio[0]).toMatchObject(unknown);
    const more = audio({ bytesReceived: 2000, packetsReceived: 200, packetsLost: 2 });
    expect(summarize(now, reportAt(9, more)).inbound.audio[0]).toMatchObject(unknown);
    expect(summarize(now, now).inbound.audio[0]).toMatchObject(unknown);
  });

  it('counts a packet that came late after all as no loss', () => {
    const before = reportAt(1, audio({ packetsReceived: 100, packetsLost: 9 }));
    const now = reportAt(2, audio({ packetsReceived: 150, packetsLost: 5 }));
    expect(summarize(now, before).inbound.audio[0]?.packetLoss).toBe(0);
  });

  it('tells frames per second, their size, and how long they stood still', () => {
    const before = reportAt(1, video({ framesDecoded: 10, totalFreezesDuration: 0, freezeCount: 0 }));
    const now = reportAt(3, video({ framesDecoded: 40, totalFreezesDuration: 0.5, freezeCount: 1 }));
    expect(summarize(now, before).inbound.video[0]).toMatchObject({
      framesPerSecond: 15,
      width: 640,
      height: 360,
      freezeCount: 1,
      frozenShare: 0.25,
    });
  });

  it('learns of what it sends from the other side', () => {
    const stream = { id: 'O', type: 'outbound-rtp', kind: 'video' };
    const sent = { ...stream, remoteId: 'R', qualityLimitationReason: 'cpu' };
    const heard = { fractionLost: 0.25, jitter: 0.02, roundTripTime: 0.1 };
    const report = { id: 'R', type: 'remote-inbound-rtp', ...heard };
    expect(summarize(reportAt(1, sent, report), null).outbound.video[0]).toMatchObject({
      packetLoss: 0.25,
      jitterMs: 20,
      roundTripMs: 100,
      qualityLimitation: 'cpu',
    });
    expect(summarize(reportAt(1, { ...sent, remoteId: 'gone' }), null).outbound.video[0]).toMatchObject({
      packetLoss: null,
      jitterMs: null,
      roundTripMs: null,
    });
  });

  it('counts all traffic on the transport, or else on the paths, used or not', () => {
    const path = (id: string, bytesSent: number) => ({ id, type: 'candidate-pair', bytesSent });
    const before = reportAt(1, path('P', 1000), path('Q', 0));
    const now = reportAt(2, path('P', 1000), path('Q', 500), path('N', 250));
    expect(summarize(now, before).sent).toEqual({ bytes: 1750, bitrateKbps: 4 });
    const transport = { id: 'T', type: 'transport', bytesSent: 3000 };
    expect(summarize(reportAt(2, path('P', 1000), transport), null).sent).toEqual({
      bytes: 3000,
      bitrateKbps: null,
    });
  });
});
