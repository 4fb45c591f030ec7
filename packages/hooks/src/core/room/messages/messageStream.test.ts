import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RtcError } from '../../errors';
import { WINDOW } from './streamMessage';
import { createConnectedStreams, type ConnectedStreams, type StreamEnd } from './test/connectedStreams';

const numbers = (count: number, from = 0) => Array.from({ length: count }, (_, index) => from + index);
const lastLife = ({ lives }: StreamEnd) => lives.at(-1);

function makeConnected(): ConnectedStreams {
  const streams = createConnectedStreams();
  streams.connect();
  streams.clock.advance(100);
  return streams;
}

describe('messages to one member', () => {
  it('arrive once and in order, and are known to have arrived', () => {
    const { a, b, clock } = makeConnected();
    for (const each of numbers(500)) a.send(each);
    clock.advance(2000);
    expect(lastLife(b)).toEqual(numbers(500));
    expect([...a.outcomes.values()]).toEqual(numbers(500).map(() => null));
  });

  it('arrive although they were sent in a break of 20 s', () => {
    const streams = makeConnected();
    const { a, b, clock } = streams;
    a.send('before');
    clock.advance(1);
    streams.disconnect();
    for (const each of numbers(100)) a.send(each);
    clock.advance(20_000);
    expect(lastLife(b)).toEqual([]);
    expect(a.outcomes.size).toBe(0);
    streams.connect(0, 500);
    clock.advance(2000);
    expect(lastLife(b)).toEqual(['before', ...numbers(100)]);
    expect(a.outcomes.size).toBe(101);
  });

  it('arrive at a page that was reloaded meanwhile, if they had not arrived before', () => {
    const streams = makeConnected();
    const { a, b, clock } = streams;
    a.send('at the first page');
    clock.advance(1000);
    a.send('lost on the way');
    streams.disconnect();
    b.reload();
    a.send('in the break');
    streams.connect();
    clock.advance(1000);
    expect(b.lives).toEqual([['at the first page'], ['lost on the way', 'in the break']]);
  });

  it('arrive although one side noticed the connection long after the other one', () => {
    const streams = createConnectedStreams();
    const { a, b, clock } = streams;
    streams.connect(100, 0);
    a.send('from a');
    b.send('from b');
    clock.advance(60);
    a.stream.setConnected(false);
    clock.advance(500);
    expect([lastLife(a), lastLife(b)]).toEqual([['from b'], ['from a']]);
  });

  it('fail with the error when the member is gone', () => {
    const { a } = createConnectedStreams();
    a.send('late');
    a.stream.close(new RtcError('peer-failed', 'The participant has left.'));
    expect(a.outcomes.get('late')).toBe('peer-failed');
  });

  it('fail at once when they are volatile and there is no connection', () => {
    const streams = createConnectedStreams();
    const { a, b, clock } = streams;
    a.send('typing', 'app', { volatile: true });
    expect(a.outcomes.get('typing')).toBe('network-lost');
    streams.connect();
    clock.advance(100);
    a.send('typing again', 'app', { volatile: true });
    clock.advance(100);
    expect(lastLife(b)).toEqual(['typing again']);
  });

  it('fail when they are too large, or too many wait', () => {
    const { a } = createConnectedStreams();
    a.send('x'.repeat(70_000));
    expect([...a.outcomes.values()]).toEqual(['message-too-large']);
    for (const each of numbers(2001)) a.send(each);
    expect([...a.outcomes.keys()].slice(1)).toEqual([2000]);
    expect(a.outcomes.get(2000)).toBe('message-too-large');
  });

  it('travel many in a batch while acknowledgements are awaited', () => {
    const { a, clock } = makeConnected();
    const before = a.posted;
    for (const each of numbers(500)) a.send(each);
    clock.advance(2000);
    expect(a.posted - before).toBeLessThan(80);
  });
});

describe('the budget of a class', () => {
  it('makes the sender wait, and drops nothing', () => {
    const { a, b, clock } = makeConnected();
    for (const each of numbers(2000)) a.send(each, 'visavis.chat');
    clock.advance(5000);
    expect(lastLife(b)?.length).toBeGreaterThan(50);
    expect(lastLife(b)?.length).toBeLessThan(2000);
    clock.advance(60_000);
    expect(lastLife(b)).toEqual(numbers(2000));
  });

  it('of the application does not keep the chat waiting', () => {
    const { a, b, clock } = makeConnected();
    for (const each of numbers(1900)) a.send(each);
    a.send('chat', 'visavis.chat');
    clock.advance(50);
    expect(lastLife(b)).toContain('chat');
    expect(lastLife(b)?.length).toBeLessThan(200);
  });

  it('keeps little on its way, so that control messages on the same channel do not wait behind much', () => {
    const { a, b, clock } = makeConnected();
    const large = 'x'.repeat(60_000);
    for (const each of numbers(20)) a.send(`${large} ${each}`);
    const before = a.posted;
    clock.advance(10);
    expect(a.posted - before).toBe(0);
    expect(before).toBeLessThan(8);
    clock.advance(10_000);
    expect(lastLife(b)).toHaveLength(20);
  });

  it('lets a pointer at 120 a second pass without a delay', () => {
    const { a, b, clock } = makeConnected();
    for (const each of numbers(1200)) {
      a.send(each);
      clock.advance(1000 / 120);
    }
    clock.advance(100);
    expect(lastLife(b)).toEqual(numbers(1200));
  });

  it('ignores what is sent beyond the window', () => {
    const { b, clock } = makeConnected();
    for (const seq of numbers(WINDOW * 3, 1)) {
      b.stream.receive({ kind: 'batch', class: 'chat', seq, messages: numbers(32).map((data) => ({ topic: 'visavis.chat', data })) });
    }
    expect(lastLife(b)?.length).toBeLessThanOrEqual(32 * WINDOW);
    clock.advance(1000);
  });

  it('is not got round by saying again and again how much was received, nor as another end', () => {
    const { b, clock } = makeConnected();
    const seconds = 100;
    for (let at = 0; at < seconds * 10; at++) {
      const from = `another-${String(at).padStart(6, '0')}`;
      b.stream.receive({ kind: 'resume', from, received: { chat: 0, application: 0 } });
      for (const seq of numbers(WINDOW, 1)) {
        b.stream.receive({ kind: 'batch', class: 'chat', seq, messages: numbers(32).map((data) => ({ topic: 'visavis.chat', data })) });
      }
      clock.advance(100);
    }
    // 50 a second, and what an end may be ahead.
    expect(lastLife(b)?.length).toBeLessThan(50 * (seconds + 75));
  });

  it('sends little to an end that asks for everything again and again', () => {
    const { a, b, clock } = makeConnected();
    b.stream.close(new RtcError('peer-failed', 'It is silent from now on.'));
    for (const each of numbers(32 * WINDOW)) a.send(each);
    const before = a.posted;
    for (const _ of numbers(1000)) {
      a.stream.receive({ kind: 'resume', from: 'b-00000000', to: 'a-00000000', received: { chat: 0, application: 0 } });
    }
    clock.advance(100);
    expect(a.posted - before).toBeLessThan(20 * WINDOW);
  });

  it('counts a topic in its own class, whatever the sender says', () => {
    const { b } = makeConnected();
    b.stream.receive({ kind: 'batch', class: 'application', seq: 1, messages: [{ topic: 'visavis.chat', data: 'line' }] });
    expect(lastLife(b)).toEqual([]);
  });

  it('ignores what is no stream message', () => {
    const { a, b, clock } = makeConnected();
    for (const input of [null, 7, 'x', {}, { kind: 'batch' }, { kind: 'ack', class: 'chat', received: 1e9 }, { kind: 'resume', from: 'x' }]) {
      b.stream.receive(input);
    }
    a.send('still works');
    clock.advance(100);
    expect(lastLife(b)).toEqual(['still works']);
  });
});

type Step =
  | { type: 'send'; end: 'a' | 'b'; count: number; topic: string }
  | { type: 'advance'; ms: number }
  | { type: 'disconnect' }
  | { type: 'connect'; aMs: number; bMs: number };

const endArbitrary = fc.constantFrom<'a' | 'b'>('a', 'b');
const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    type: fc.constant('send' as const),
    end: endArbitrary,
    count: fc.integer({ min: 1, max: 60 }),
    topic: fc.constantFrom('app', 'visavis.chat'),
  }),
  fc.record({ type: fc.constant('advance' as const), ms: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ type: fc.constant('disconnect' as const) }),
  fc.record({
    type: fc.constant('connect' as const),
    aMs: fc.integer({ min: 0, max: 100 }),
    bMs: fc.integer({ min: 0, max: 100 }),
  }),
);

describe('a message stream over connections that come and go', { timeout: 120_000 }, () => {
  it('delivers everything once and in order in the end', () => {
    fc.assert(
      fc.property(fc.array(stepArbitrary, { maxLength: 60 }), (steps) => {
        const streams = createConnectedStreams();
        const sent = { a: [] as string[], b: [] as string[] };
        for (const step of steps) {
          if (step.type === 'advance') streams.clock.advance(step.ms);
          else if (step.type === 'disconnect') streams.disconnect();
          else if (step.type === 'connect') streams.connect(step.aMs, step.bMs);
          else {
            for (let each = 0; each < step.count; each++) {
              const text = `${step.topic} ${sent[step.end].length}`;
              sent[step.end].push(text);
              streams[step.end].send(text, step.topic);
            }
          }
        }
        streams.connect(10, 60);
        streams.clock.advance(120_000);
        for (const [sender, receiver] of [[streams.a, streams.b], [streams.b, streams.a]] as const) {
          const all = sent[sender.name as 'a' | 'b'];
          for (const topic of ['app', 'visavis.chat']) {
            const ofTopic = (list: unknown[]) => list.filter((each) => String(each).startsWith(topic));
            expect(ofTopic(receiver.lives[0] ?? [])).toEqual(ofTopic(all));
          }
          expect(sender.outcomes.size).toBe(all.length);
          expect([...sender.outcomes.values()].every((each) => each === null)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });
});
