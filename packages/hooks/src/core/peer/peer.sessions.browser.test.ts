import { expect, it, onTestFinished } from 'vitest';
import { createPeer } from './createPeer';
import type { PeerMessage } from './message';
import { countOffers, expectStatus, makePeer } from './testPeers';
import { createSignalChannelPair } from '../../testing/index';

it('takes no answer to an offer that it gave up for one to the next', async () => {
  const held: PeerMessage[] = [];
  let carry = (message: PeerMessage): void => {
    held.push(message);
  };
  const sent: PeerMessage[] = [];
  const a = createPeer({
    initiator: true,
    greet: false,
    send(message) {
      sent.push(message);
      carry(message);
    },
  });
  onTestFinished(() => a.close());
  const offers = () => countOffers({ ...a, sent });
  a.start();
  await expect.poll(offers).toBe(1);

  // The other side comes only now, and greets: there is another connection, and another offer.
  const [channel, other] = createSignalChannelPair();
  other.subscribe((message) => a.receive(message));
  const b = makePeer(channel, { initiator: false });
  b.start();
  await expect.poll(offers).toBe(2);

  // It hears of both, as from a transport that has sent the first one again.
  carry = (message) => b.receive(structuredClone(message));
  for (const message of held) carry(message);
  for (const peer of [a, b]) await expectStatus(peer).toBe('connected');
  // Where the answers are mixed up, it takes a third.
  expect(offers()).toBe(2);
});
