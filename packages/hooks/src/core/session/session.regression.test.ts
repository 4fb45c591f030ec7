import { describe, expect, it } from 'vitest';
import { createNetwork, fair, silence } from './test/network';

// What once went wrong, by what a user saw of it.

describe('a side whose tab is gone', () => {
  it('costs a few posts a minute, however many messages were abandoned before', () => {
    const { a, advance } = createNetwork({ fate: silence });
    for (let each = 0; each < 100; each++) {
      a.send(each);
      a.life.session.restart();
    }
    const before = a.sent.length;
    advance(60_000);
    expect(a.sent.length - before).toBe(0);
    a.send('an offer');
    advance(60_000);
    expect(a.sent.length - before).toBeLessThanOrEqual(6);
  });

  it('costs three posts a minute at most, when the application begins anew every 45 s', () => {
    const { a, advance } = createNetwork({ fate: silence });
    a.life.session.announce();
    advance(300_000);
    const before = a.sent.length;
    for (let minute = 0; minute < 60; minute += 0.75) {
      a.life.session.restart();
      a.life.session.announce();
      a.send('an offer');
      advance(45_000);
    }
    expect((a.sent.length - before) / 60).toBeLessThanOrEqual(3);
  });

  it('can be spoken with at once when they are back, however much was abandoned before', () => {
    const network = createNetwork({ fate: silence });
    const { a, b, advance } = network;
    for (let each = 0; each < 100; each++) {
      a.send(each);
      a.life.session.restart();
    }
    network.setFate(fair);
    a.send('the offer that counts');
    advance(6);
    expect(b.heard()).toEqual(['the offer that counts']);
  });
});

describe('two who both began anew while nothing reached either', () => {
  it('meet as soon as one of them is heard again, however long the other would have waited to say it once more', () => {
    const network = createNetwork();
    const { a, b, advance } = network;
    a.send('an offer');
    advance(100);
    b.send('an answer');
    advance(5000);
    network.setFate(silence);
    a.send('another path');
    advance(40_000);
    a.life.session.restart();
    a.send('a new offer');
    b.life.session.restart();
    b.life.session.announce();
    advance(3000);
    network.setFate(fair);
    // The signaling of b is there again.
    b.life.session.retransmit();
    advance(1000);
    expect(b.heard()).toEqual(['an offer', 'a new offer']);
  });

  it('meet as soon where both only say that they are here', () => {
    const network = createNetwork();
    const { a, b, advance } = network;
    a.send('an offer');
    advance(5000);
    network.setFate(silence);
    for (const { life } of [a, b]) {
      life.session.restart();
      life.session.announce();
    }
    advance(200_000);
    network.setFate(fair);
    b.life.session.retransmit();
    advance(1000);
    expect([a, b].map(({ life }) => life.session.state.isEstablished)).toEqual([true, true]);
  });
});

describe('two who reload, and to whom the signaling plays what was sent before once more', () => {
  it('still hear each other when it is the first message of an earlier life', () => {
    const { a, b, advance } = createNetwork();
    b.send('first');
    const [first] = b.sent;
    advance(100);
    a.reload();
    b.reload();
    b.send('second');
    advance(100);
    a.send('answer');
    advance(2000);
    a.life.session.receive(structuredClone(first?.segment));
    advance(100);
    b.send('third');
    a.send('fourth');
    advance(100);
    expect(a.heard()).toEqual(['second', 'third']);
    expect(b.heard()).toEqual(['answer', 'fourth']);
    expect([a.life.resets, b.life.resets]).toEqual([[], []]);
  });

  it('still hear each other when it is an answer to a message that the present life answered as well', () => {
    const network = createNetwork();
    const { a, b, advance } = network;
    a.send('offer');
    advance(6);
    network.setFate(silence);
    b.send('answer of an earlier life');
    const [late] = b.sent;
    b.reload();
    network.setFate(fair);
    advance(2000);
    b.send('answer');
    advance(3000);
    expect(a.heard()).toEqual(['answer']);
    const { localId, remoteId } = a.life.session.state;
    expect(late?.segment.to).toBe(localId);
    a.life.session.receive(structuredClone(late?.segment));
    advance(10_000);
    expect(a.life.session.state).toMatchObject({ localId, remoteId });
    expect([a.heard(), a.life.resets]).toEqual([['answer'], []]);
  });

  it('still hear each other when it is all of it, in any order, before or after they met again', () => {
    for (const when of ['before', 'after'] as const) {
      const { a, b, advance } = createNetwork({ onReset: (end) => end.send('said again') });
      for (let each = 0; each < 5; each++) {
        a.send(`a${each}`);
        b.send(`b${each}`);
        advance(700);
      }
      const recorded = [...a.sent, ...b.sent].map(({ segment }) => segment);
      const replay = () => {
        for (const order of [recorded, recorded.toReversed()]) {
          for (const segment of order) {
            a.life.session.receive(structuredClone(segment));
            b.life.session.receive(structuredClone(segment));
          }
          advance(5000);
        }
      };
      a.reload();
      b.reload();
      if (when === 'before') replay();
      a.send('here again');
      b.send('here again');
      advance(60_000);
      if (when === 'after') replay();
      a.send('the last word of a');
      b.send('the last word of b');
      advance(10_000);
      expect(a.heard().at(-1)).toBe('the last word of b');
      expect(b.heard().at(-1)).toBe('the last word of a');
    }
  });
});

describe('a path of more than half a second', () => {
  it('does not make every message travel twice', () => {
    const { a, b, advance } = createNetwork({ fate: () => [400] });
    for (let round = 0; round < 20; round++) {
      a.send(round);
      // What b says now can't know of it yet, and arrives when a's has been out for 700 ms.
      advance(300);
      b.send(round);
      advance(2700);
    }
    const messages = a.sent.filter(({ segment }) => segment.seq > 0);
    expect(messages.length).toBeLessThanOrEqual(21);
  });
});
