import { expect, it, vi } from 'vitest';
import { createVirtualEnvironment } from '../../../testing/virtualEnvironment';
import type { RtcError } from '../../errors';
import { createPart } from '../../part';
import type { AccessDecision } from '../../signaling/port';
import { createDecisionsLater } from './createDecisionsLater';
import * as serverDecisions from './serverDecisions';

function makeDecisions(load: () => Promise<typeof serverDecisions>) {
  const sent: AccessDecision[] = [];
  const onError = vi.fn<(error: RtcError | null) => void>();
  const onTaken = vi.fn<() => void>();
  const options = {
    clock: createVirtualEnvironment(),
    send: async (decision: AccessDecision) => void sent.push(decision),
    onError,
    onTaken,
  };
  return { sent, onError, onTaken, decisions: createDecisionsLater(options, createPart(load)) };
}

it('brings what was decided before its code was there', async () => {
  const { decisions, sent, onTaken, onError } = makeDecisions(async () => serverDecisions);
  decisions.retry('host');
  expect(decisions.isTaken).toBe(true);
  decisions.setAccess('locked', ['ben']);
  expect(decisions.isTaken).toBe(false);
  await expect.poll(() => onTaken.mock.calls.length).toBe(1);
  expect(sent).toMatchObject([{ access: 'locked', admit: ['ben'] }]);
  expect(decisions.isTaken).toBe(true);
  decisions.end();
  await expect.poll(() => sent).toMatchObject([{}, { end: true }]);
  expect(onError).not.toHaveBeenCalled();
});

it('tells with a way out that its code can not be loaded, and tries again', async () => {
  const load = vi.fn<() => Promise<typeof serverDecisions>>(async () => serverDecisions);
  load.mockRejectedValueOnce(new TypeError('offline'));
  const { decisions, sent, onError } = makeDecisions(load);
  decisions.setMember('cleo', 'removed');
  await expect.poll(() => onError.mock.calls).toMatchObject([[{ code: 'chunk-unavailable', recovery: 'reload' }]]);
  expect(decisions.error?.code).toBe('chunk-unavailable');
  expect(decisions.isTaken).toBe(false);
  decisions.retry();
  await expect.poll(() => sent).toMatchObject([{ remove: ['cleo'] }]);
  expect(onError.mock.lastCall).toEqual([null]);
});

it('forgets what waits when the local member leaves', async () => {
  let arrive: (part: typeof serverDecisions) => void = () => undefined;
  const { decisions, sent } = makeDecisions(() => new Promise((resolve) => (arrive = resolve)));
  decisions.end();
  decisions.clear();
  arrive(serverDecisions);
  await Promise.resolve();
  decisions.setAccess('open', []);
  await expect.poll(() => sent).toMatchObject([{ access: 'open' }]);
  expect(sent[0]).not.toHaveProperty('end');
});
