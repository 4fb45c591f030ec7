import * as fc from 'fast-check';
import { createRandom, pick, type Random } from '../../../testing/random';
import type { Segment } from '../segment';
import type { createNetwork, End, Fate } from './network';

/** What an application, its user, or an attacker on the path can do. */
export type Action =
  | { type: 'send' | 'announce' | 'restart' | 'reload' | 'leave' | 'return' | 'retransmit'; end: 'a' | 'b' }
  | { type: 'replay' | 'forge'; end: 'a' | 'b'; choice: number }
  | { type: 'wait'; ms: number };

const end = fc.constantFrom('a' as const, 'b' as const);
export const actionArbitrary: fc.Arbitrary<Action> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ type: fc.constant('send' as const), end }) },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constantFrom('announce' as const, 'restart' as const, 'reload' as const, 'retransmit' as const),
      end,
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('leave' as const, 'return' as const), end }) },
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constantFrom('replay' as const, 'forge' as const), end, choice: fc.nat(1000) }),
  },
  { weight: 6, arbitrary: fc.record({ type: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 4000 }) }) },
);

export const networkArbitrary = fc.record({
  seed: fc.nat(1_000_000),
  loss: fc.constantFrom(0, 0.1, 0.3, 0.6),
  duplication: fc.constantFrom(0, 0.2, 0.5),
  delayMs: fc.constantFrom(5, 200, 3000),
  actions: fc.array(actionArbitrary, { maxLength: 40 }),
});

export type Network = ReturnType<typeof createNetwork>;

/** Drops, duplicates, delays and so reorders. */
export function hostile({ seed, loss, duplication, delayMs }: { seed: number; loss: number; duplication: number; delayMs: number }): Fate {
  const random = createRandom(seed);
  return () => {
    const copies = random() < loss ? 0 : random() < duplication ? 2 : 1;
    return Array.from({ length: copies }, () => random() * delayMs);
  };
}

/**
 * What an attacker can make up who sees all that travels but not the present ids of the receiver, which encryption hides.
 * `names`: whether it can be in the name of one of the ends, which encryption prevents as well.
 */
export function forge(random: Random, network: Network, receiver: End, names: 'own' | 'any'): Segment {
  const everything = [...network.a.sent, ...network.b.sent].map(({ segment }) => segment);
  const { localId } = receiver.life.session.state;
  const ids = everything.flatMap(({ from, to }) => [from, to]).filter((id) => id !== undefined);
  const to = pick(random, [...ids.filter((id) => id !== localId && !isNext(receiver, id)), 'mallory-2', undefined]);
  return {
    from: pick(random, names === 'any' ? [...ids, 'mallory-1'] : ['mallory-1', 'mallory-2', 'mallory-3']),
    ...(to !== undefined && { to }),
    seq: pick(random, [0, 1, 2, 17, 1e9]),
    ack: pick(random, [0, 1, 5, 1e9]),
    ...(random() < 0.3 && { kind: pick(random, ['probe' as const, 'offer' as const]) }),
    ...(random() < 0.3 && { gap: true as const }),
    data: 'forged',
  };
}

/** Whether the receiver keeps this id for its next session, and has told it: it was made, and is not used. */
function isNext({ name, life, streams }: End, id: string): boolean {
  return id.startsWith(`${name}-`) && id > life.session.state.localId && !streams.has(id);
}

export function run(network: Network, actions: readonly Action[], random: Random, check: () => void) {
  let count = 0;
  for (const action of actions) {
    if (action.type === 'wait') network.advance(action.ms);
    else act(network, action, random, () => count++);
    check();
  }
}

function act(network: Network, action: Exclude<Action, { type: 'wait' }>, random: Random, next: () => number) {
  const [self, other] = action.end === 'a' ? [network.a, network.b] : [network.b, network.a];
  const { session } = self.life;
  switch (action.type) {
    case 'send':
      self.send(`${self.name}${next()}`);
      break;
    case 'announce':
      session.announce();
      break;
    case 'restart':
      session.restart();
      break;
    case 'retransmit':
      session.retransmit();
      break;
    case 'reload':
      self.reload();
      break;
    case 'leave':
    case 'return':
      session.setPresent(action.type === 'return');
      break;
    case 'replay': {
      // From whichever end, to whichever end: also its own, sent back.
      const everything = [...self.sent, ...other.sent];
      const chosen = everything[action.choice % Math.max(everything.length, 1)];
      if (chosen) session.receive(structuredClone(chosen.segment));
      break;
    }
    case 'forge':
      session.receive(forge(random, network, self, 'own'));
      break;
  }
}
