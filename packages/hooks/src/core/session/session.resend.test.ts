import { describe, expect, it } from 'vitest';
import { createSession } from './createSession';
import { createNetwork, fair, silence } from './test/network';

const seqs = (sent: readonly { segment: { seq: number } }[]) => sent.map(({ segment }) => segment.seq);

describe('a path that works', () => {
  it('delivers in order and acknowledges with the next message', () => {
    const { a, b, advance } = createNetwork();
    a.send('one');
    a.send({ two: [2] });
    advance(100);
    b.send('three');
    advance(10_000);
    expect(b.heard()).toEqual(['one', { two: [2] }]);
    expect(a.heard()).toEqual(['three']);
    // The message of b acknowledged both; a had nothing to say any more, so it acknowledged that one alone.
    expect(seqs(a.sent)).toEqual([1, 2, 0]);
    expect(seqs(b.sent)).toEqual([1]);
    expect(a.sent.some(({ fallback }) => fallback)).toBe(false);
  });

  it('carries nothing when there is nothing to say', () => {
    const { a, b, advance } = createNetwork();
    advance(600_000);
    expect([a.sent, b.sent]).toEqual([[], []]);
  });

  it('lets messages wait for the window, and sends them as soon as there is room', () => {
    const { a, b, advance } = createNetwork();
    const messages = Array.from({ length: 100 }, (_, index) => index);
    for (const each of messages) a.send(each);
    expect(a.sent).toHaveLength(16);
    advance(20_000);
    expect(b.heard()).toEqual(messages);
  });
});

describe('a message that is not acknowledged', () => {
  it('is sent again ever more seldom', () => {
    const { a, advance } = createNetwork({ fate: silence });
    a.send('hello?');
    advance(120_000);
    expect(a.sent.map(({ at }) => at)).toEqual([0, 1500, 4500, 10_500, 22_500, 46_500, 94_500]);
  });

  it('waits twice as long where each segment costs', () => {
    const { a, advance } = createNetwork({ fate: silence, batching: () => 'throughput' });
    a.send('hello?');
    advance(10_000);
    expect(a.sent.map(({ at }) => at)).toEqual([0, 3000, 9000]);
  });

  it('is sent again at once, by the other path, when the transport says that a path is open', () => {
    const network = createNetwork({ fate: silence });
    const { a, b, advance } = network;
    a.send('lost at first');
    advance(50);
    network.setFate(fair);
    a.life.session.retransmit();
    advance(10);
    expect(b.heard()).toEqual(['lost at first']);
    expect(a.sent[1]).toMatchObject({ fallback: true });
  });

  it('is sent again at once when a side that was away is heard of', () => {
    const network = createNetwork();
    const { a, b, advance } = network;
    a.send('we know each other');
    b.send('so we do');
    advance(2000);
    network.setFate(silence);
    a.send('one');
    advance(30_000);
    network.setFate(fair);
    b.send('I am back');
    advance(11);
    expect(b.heard()).toEqual(['we know each other', 'one']);
  });

  it('is sent again soon when a later one arrived', () => {
    const network = createNetwork();
    const { a, b, advance } = network;
    a.send('we know each other');
    b.send('so we do');
    advance(2000);
    network.setFate(silence);
    a.send('one');
    advance(600);
    network.setFate(fair);
    a.send('two');
    advance(200);
    expect(b.heard()).toEqual(['we know each other', 'one', 'two']);
  });

  it('is not sent again while presence says that the other side is gone', () => {
    const network = createNetwork({ fate: silence });
    const { a, b, advance } = network;
    a.send('hello?');
    a.life.session.announce();
    a.life.session.setPresent(false);
    advance(3_600_000);
    expect(a.sent).toHaveLength(1);
    network.setFate(fair);
    a.life.session.setPresent(true);
    advance(10);
    expect(b.heard()).toEqual(['hello?']);
  });

  it('is sent again although the transport threw', () => {
    const heard: unknown[] = [];
    let isBroken = true;
    const { b, clock, advance } = createNetwork();
    const session = createSession({
      clock,
      transport: {
        send(segment) {
          if (isBroken) throw new Error('no room');
          b.life.session.receive(segment);
          return false;
        },
      },
      onMessage: (data) => heard.push(data),
      onReset: () => undefined,
    });
    expect(() => session.send('one')).toThrow('no room');
    isBroken = false;
    advance(2000);
    expect(b.heard()).toEqual(['one']);
  });
});
