import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { systemClock } from '../environment/clock';
import type { RtcError } from '../errors';
import { loadConnectionWatch } from './connectionWatchLoader';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A connection whose video arrives and is never decoded. */
function undecodable(): RTCPeerConnection {
  let packetsReceived = 0;
  const getStats = () => {
    packetsReceived += 100;
    const report = { id: 'in', type: 'inbound-rtp', kind: 'video', packetsReceived, framesDecoded: 0 };
    return Promise.resolve(new Map([['in', report]]));
  };
  return { getStats } as unknown as RTCPeerConnection;
}

function setUp(load?: Parameters<typeof loadConnectionWatch>[4]) {
  const told: (boolean | RtcError)[] = [];
  const ending = new AbortController();
  const events = { onHeldBack: () => undefined, onDecoding: (decodes: boolean) => void told.push(decodes), onError: (error: RtcError) => void told.push(error) };
  return { told, ending, ready: loadConnectionWatch(undecodable(), systemClock, events, ending.signal, load) };
}

it('is loaded before its first look, and tells of video that is not decoded', async () => {
  const { told, ready } = setUp();
  await ready;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(told).toEqual([false]);
});

it('looks no more after the end of its connection, also where that came before its code', async () => {
  const early = setUp();
  early.ending.abort();
  await early.ready;
  const late = setUp();
  await late.ready;
  late.ending.abort();
  await vi.advanceTimersByTimeAsync(10_000);
  expect([...early.told, ...late.told]).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

it('tells with a way out that its code can not be loaded, unless its connection has ended', async () => {
  const offline = () => Promise.reject(new TypeError('offline'));
  const { told, ready } = setUp(offline);
  await ready;
  expect(told).toMatchObject([{ code: 'chunk-unavailable', recovery: 'reload' }]);
  const over = setUp(offline);
  over.ending.abort();
  await over.ready;
  expect(over.told).toEqual([]);
});
