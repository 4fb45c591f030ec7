import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../testing/random';
import { MAX_QUEUED, WINDOW } from './sendQueue';
import { forge, hostile, networkArbitrary, run, type Network } from './test/actions';
import { createNetwork, fair, type End } from './test/network';

/** Each session delivers a prefix of what the other end sent in it, so nothing twice, and nothing in another's name. */
function expectSafety(receiver: End, sender: End) {
  for (const { deliveries } of receiver.lives) {
    const sessions = new Map<string, unknown[]>();
    for (const { localId, remoteId, isEstablished, data } of deliveries) {
      const stream = sender.streams.get(remoteId as string);
      // First contact takes anybody; what is proven can only be the other end.
      if (isEstablished) expect(stream, 'established by a stranger').toBeDefined();
      if (!stream) continue;
      const key = `${localId} ${remoteId}`;
      sessions.set(key, [...(sessions.get(key) ?? []), data]);
      const delivered = sessions.get(key) ?? [];
      expect(delivered, 'not a prefix of what was sent').toEqual(stream.slice(0, delivered.length));
    }
  }
}

function expectBounded({ life: { session } }: End) {
  const { inFlight, queued, reordered } = session.state;
  expect(inFlight).toBeLessThanOrEqual(WINDOW);
  expect(queued).toBeLessThanOrEqual(MAX_QUEUED);
  expect(reordered).toBeLessThanOrEqual(WINDOW);
}

/** Whether both are in the same session, and know it. */
function isAgreed({ a, b }: Network): boolean {
  const [one, other] = [a.life.session.state, b.life.session.state];
  return (
    one.isEstablished && other.isEstablished && one.localId === other.remoteId && one.remoteId === other.localId
  );
}

/** The network treats everybody well from now on, and both have something to say that they say again after a reset. */
function settle(network: Network) {
  network.setFate(fair);
  for (const each of [network.a, network.b]) {
    each.life.session.setPresent(true);
    each.send(`${each.name} at the end`);
    each.life.session.announce();
  }
  network.advance(300_000);
}

function expectSettled(network: Network) {
  const { a, b } = network;
  expect(isAgreed(network), `${JSON.stringify(a.life.session.state)} ${JSON.stringify(b.life.session.state)}`).toBe(true);
  for (const [receiver, sender] of [[a, b], [b, a]] as const) {
    const { localId } = receiver.life.session.state;
    const stream = sender.streams.get(sender.life.session.state.localId);
    expect(receiver.life.deliveries.filter((each) => each.localId === localId).map(({ data }) => data)).toEqual(stream);
    expect(stream).toContain(`${sender.name} at the end`);
    expect(sender.life.session.state.queued).toBe(0);
  }
}

const sayAgain = { onReset: (each: End) => each.send(`${each.name} at the end`) };

describe('a session over a network that drops, delays, duplicates, reorders, replays and forges', { timeout: 120_000 }, () => {
  it('delivers a prefix of what was sent, once, and keeps a bounded state', () => {
    fc.assert(
      fc.property(networkArbitrary, (given) => {
        const network = createNetwork({ fate: hostile(given) });
        run(network, given.actions, createRandom(given.seed), () => {
          for (const each of [network.a, network.b]) expectBounded(each);
        });
        network.advance(60_000);
        expectSafety(network.a, network.b);
        expectSafety(network.b, network.a);
      }),
      { numRuns: 1000 },
    );
  });

  it('agrees and delivers everything once the network is fair, whatever happened before', () => {
    fc.assert(
      fc.property(networkArbitrary, (given) => {
        let isSettling = false;
        const network = createNetwork({
          fate: hostile(given),
          onReset: (each) => {
            if (isSettling) sayAgain.onReset(each);
          },
        });
        run(network, given.actions, createRandom(given.seed), () => undefined);
        isSettling = true;
        settle(network);
        expectSettled(network);
        expectSafety(network.a, network.b);
        expectSafety(network.b, network.a);
      }),
      { numRuns: 1000 },
    );
  });

  it('is not changed by anything that was sent before, or made up without knowing its ids, once both ends agree', () => {
    fc.assert(
      fc.property(networkArbitrary, fc.array(fc.nat(10_000), { maxLength: 60 }), (given, choices) => {
        const network = createNetwork({ fate: hostile(given) });
        run(network, given.actions, createRandom(given.seed), () => undefined);
        settle(network);
        fc.pre(isAgreed(network));
        const { a, b } = network;
        const ids = () => [a, b].map(({ life }) => [life.session.state.localId, life.session.state.remoteId]);
        const heard = () => [a, b].map((each) => each.heard().length);
        const resets = () => [a, b].map(({ life }) => life.resets.length);
        const before = [ids(), heard(), resets()];
        const everything = [...a.sent, ...b.sent];
        const random = createRandom(given.seed);
        for (const choice of choices) {
          const { segment } = everything[choice % everything.length] as (typeof everything)[number];
          const receiver = choice % 2 === 0 ? a : b;
          const forged = forge(random, network, receiver, 'any');
          receiver.life.session.receive(choice % 3 === 0 ? forged : structuredClone(segment));
          network.advance(choice % 700);
        }
        network.advance(120_000);
        expect([ids(), heard(), resets()]).toEqual(before);
        a.send('still here');
        b.send('here too');
        network.advance(1000);
        expect([a.heard().at(-1), b.heard().at(-1)]).toEqual(['here too', 'still here']);
      }),
      { numRuns: 500 },
    );
  });

  it('sends a bounded number of segments to a side that never answers', () => {
    fc.assert(
      fc.property(networkArbitrary, fc.nat(600), (given, messages) => {
        const network = createNetwork({ fate: () => [] });
        run(network, given.actions, createRandom(given.seed), () => undefined);
        for (let each = 0; each < messages; each++) network.a.send(each);
        network.advance(600_000);
        const before = network.a.sent.length;
        network.advance(600_000);
        // One a minute, whatever was sent before.
        expect(network.a.sent.length - before).toBeLessThanOrEqual(11);
      }),
      { numRuns: 200 },
    );
  });

  it('sends nothing once it is closed, whatever was before', () => {
    fc.assert(
      fc.property(networkArbitrary, (given) => {
        const network = createNetwork({ fate: hostile(given) });
        run(network, given.actions, createRandom(given.seed), () => undefined);
        for (const end of [network.a, network.b]) end.life.session.close();
        const before = network.a.sent.length + network.b.sent.length;
        network.advance(600_000);
        expect(network.a.sent.length + network.b.sent.length).toBe(before);
      }),
      { numRuns: 500 },
    );
  });
});
