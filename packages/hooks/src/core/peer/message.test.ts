import { describe, expect, it } from 'vitest';
import { parsePeerMessage } from './message';

const candidate = (port: number) => ({
  type: 'candidate',
  candidate: { candidate: `candidate:1 1 udp 1 192.0.2.1 ${port} typ host`, sdpMid: '0' },
});
const offer = { type: 'offer', sdp: 'v=0\r\n' };
const message = (signals: readonly unknown[]) => ({ v: 1, type: 'signal', signals });

describe('parsePeerMessage', () => {
  it('keeps the signals that are valid, in their order, and says how many are not, and why the first is not', () => {
    const signals = [offer, { type: 'candidate', candidate: { candidate: 'x' } }, candidate(1), null, candidate(2)];
    expect(parsePeerMessage(message(signals))).toEqual({
      status: 'ok',
      message: message([offer, candidate(1), candidate(2)]),
      refused: { count: 2, reason: 'names no media section' },
    });
  });

  it('keeps an offer and the candidates that fit behind it where there are more than 64 signals', () => {
    const many = Array.from({ length: 500 }, (_, port) => candidate(port));
    const parsed = parsePeerMessage(message([offer, ...many]));
    expect(parsed).toMatchObject({ status: 'ok', refused: { count: 437, reason: 'more than 64 signals' } });
    expect(parsed).toHaveProperty('message.signals.length', 64);
    expect(parsed).toHaveProperty('message.signals.0', offer);
  });

  it('keeps little of what the other side makes it refuse', () => {
    const parsed = parsePeerMessage(message([{ type: 'x'.repeat(100_000) }]));
    expect(parsed).toMatchObject({ status: 'ok', message: { signals: [] }, refused: { count: 1 } });
    expect(JSON.stringify(parsed).length).toBeLessThan(300);
  });

  it('refuses nothing of a message whose signals are all valid', () => {
    expect(parsePeerMessage(JSON.stringify(message([offer])))).toEqual({ status: 'ok', message: message([offer]), refused: null });
  });

  it.each(['bye', 'queued'])('reads %s', (type) => {
    expect(parsePeerMessage({ v: 1, type })).toEqual({ status: 'ok', message: { v: 1, type }, refused: null });
  });

  it.each<[unknown, string]>([
    [{ v: 2, type: 'something new' }, 'other-version'],
    [{ v: 1, type: 'something new' }, 'invalid'],
    [{ v: 1, type: 'signal', signals: [] }, 'invalid'],
    [{ v: 1, type: 'signal', signals: 'offer' }, 'invalid'],
    ['{', 'invalid'],
    [null, 'invalid'],
  ])('calls %j %s', (input, status) => {
    expect(parsePeerMessage(input).status).toBe(status);
  });
});
