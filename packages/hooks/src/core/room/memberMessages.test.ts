import { beforeAll, expect, it } from 'vitest';
import { createVirtualEnvironment } from '../../testing/virtualEnvironment';
import { createMemberMessages, messageStreams, type MemberMessages } from './memberMessages';

// As in a room that was joined a while ago.
beforeAll(async () => void (await messageStreams.load()));

/** Both sides of a connection that delivers at once. */
function makePair(onMessage: (data: unknown) => void): { here: MemberMessages; there: MemberMessages } {
  const clock = createVirtualEnvironment();
  const here: MemberMessages = createMemberMessages({ clock, post: (message) => there.receive(message), onMessage: (_topic, data) => onMessage(data) });
  const there: MemberMessages = createMemberMessages({ clock, post: (message) => here.receive(message), onMessage: () => undefined });
  for (const side of [here, there]) {
    side.setIn(true);
    side.setConnected(true);
  }
  return { here, there };
}

it('gives nothing more of a member whom a listener puts out', () => {
  const received: unknown[] = [];
  const { here, there } = makePair((data) => {
    received.push(data);
    here.setIn(false);
  });
  for (const each of [1, 2, 3]) there.send('topic', each, () => undefined);
  expect(received).toEqual([1]);
});

it('says of what was not delivered to a member who was put out that it failed, and begins anew if they are let in again', () => {
  const outcomes: unknown[] = [];
  const { here, there } = makePair(() => undefined);
  there.setConnected(false);
  there.send('topic', 'before', (error) => outcomes.push(error?.code ?? null));
  there.setIn(false);
  expect(outcomes).toEqual(['peer-failed']);
  there.setIn(true);
  here.setConnected(false);
  there.send('topic', 'after', (error) => outcomes.push(error?.code ?? null));
  for (const side of [here, there]) side.setConnected(true);
  expect(outcomes).toHaveLength(1);
});
