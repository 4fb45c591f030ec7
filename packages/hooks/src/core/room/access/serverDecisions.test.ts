import { expect, it, vi } from 'vitest';
import { createVirtualEnvironment } from '../../../testing/virtualEnvironment';
import { RtcError } from '../../errors';
import type { AccessDecision } from '../../signaling/port';
import { createServerDecisions } from './serverDecisions';

/** A server that takes decisions when a test says so, and a host that decides. */
function setUp() {
  const clock = createVirtualEnvironment();
  const sent: AccessDecision[] = [];
  const answers: { take(): void; refuse(code: RtcError['code']): void }[] = [];
  const onError = vi.fn();
  const onTaken = vi.fn();
  const decisions = createServerDecisions({
    clock,
    onError,
    onTaken,
    send(decision) {
      sent.push(decision);
      return new Promise((resolve, reject) => {
        answers.push({ take: resolve, refuse: (code) => reject(new RtcError(code, 'No.')) });
      });
    },
  });
  const answer = async (how: 'take' | RtcError['code']) => {
    const next = answers.shift();
    if (!next) throw new Error('Nothing was sent.');
    if (how === 'take') next.take();
    else next.refuse(how);
    await vi.waitFor(() => expect(onError.mock.calls.length + onTaken.mock.calls.length + answers.length).toBeGreaterThan(0));
    await Promise.resolve();
  };
  return { clock, sent, answers, answer, onError, onTaken, decisions };
}

const nothing = { admit: [], decline: [], remove: [], ban: [] };

it('sends a lock with those who are in, and tells that it was taken', async () => {
  const { decisions, sent, answer, onError, onTaken } = setUp();
  decisions.setAccess('locked', ['ada']);
  expect(sent).toEqual([{ ...nothing, access: 'locked', admit: ['ada'] }]);
  expect(decisions.isTaken).toBe(false);
  await answer('take');
  expect(onTaken).toHaveBeenCalledTimes(1);
  expect(decisions.isTaken).toBe(true);
  expect(onError).not.toHaveBeenCalled();
});

it('tells the host what the server did not take, and says it again ever more seldom until it does', async () => {
  const { clock, decisions, sent, answer, onError } = setUp();
  decisions.setMember('eve', 'banned');
  await answer('signaling-unavailable');
  expect(onError).toHaveBeenLastCalledWith(expect.objectContaining({ code: 'decision-not-taken', recovery: 'check-network' }));
  expect(decisions.error?.code).toBe('decision-not-taken');
  clock.advance(1999);
  expect(sent).toHaveLength(1);
  clock.advance(1);
  expect(sent).toHaveLength(2);
  await answer('signaling-unavailable');
  clock.advance(3999);
  expect(sent).toHaveLength(2);
  clock.advance(1);
  expect(sent[2]).toEqual({ ...nothing, ban: ['eve'] });
  await answer('take');
  expect(onError).toHaveBeenLastCalledWith(null);
  expect(decisions.error).toBeNull();
});

it('sends the last word about each when several were decided while the server was away', async () => {
  const { decisions, sent, answer } = setUp();
  decisions.setMember('eve', 'allowed');
  decisions.setAccess('locked', ['eve', 'ada']);
  decisions.setMember('eve', 'removed');
  decisions.setAccess('open', []);
  await answer('signaling-unavailable');
  decisions.setMember('ben', 'declined');
  expect(sent.at(-1)).toEqual({ access: 'open', admit: ['ada'], decline: ['ben'], remove: ['eve'], ban: [] });
});

it('does not wait any longer once there is a connection again', async () => {
  const { decisions, sent, answer } = setUp();
  decisions.end();
  await answer('signaling-unavailable');
  decisions.retry();
  expect(sent).toEqual([{ ...nothing, end: true }, { ...nothing, end: true }]);
});

it('tells what the server refuses for good, and does not say it again', async () => {
  const { clock, decisions, sent, answer, onError } = setUp();
  decisions.setMember('eve', 'banned');
  await answer('room-forbidden');
  expect(onError).toHaveBeenCalledWith(
    expect.objectContaining({ code: 'decision-not-taken', cause: expect.objectContaining({ code: 'room-forbidden' }) }),
  );
  clock.advance(120_000);
  expect(sent).toHaveLength(1);
  expect(decisions.isTaken).toBe(true);
});

it('forgets what was not taken when the host is no longer there', async () => {
  const { clock, decisions, sent, answers, answer, onError } = setUp();
  decisions.setMember('eve', 'banned');
  await answer('signaling-unavailable');
  decisions.clear();
  clock.advance(120_000);
  expect(sent).toHaveLength(1);
  decisions.setMember('ada', 'allowed');
  decisions.clear();
  answers[0]?.refuse('signaling-unavailable');
  await new Promise((resolve) => setTimeout(resolve));
  expect(onError).toHaveBeenCalledTimes(1);
});

it('leaves it to the members where the server keeps nothing', () => {
  const clock = createVirtualEnvironment();
  const onError = vi.fn();
  const decisions = createServerDecisions({ clock, onError, onTaken: vi.fn(), send: () => undefined });
  decisions.setAccess('locked', []);
  expect(decisions.isTaken).toBe(true);
  expect(onError).not.toHaveBeenCalled();
});
