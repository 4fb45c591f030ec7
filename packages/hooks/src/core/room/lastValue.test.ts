import { array, assert, constant, integer, oneof, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVirtualEnvironment } from '../../testing/virtualEnvironment';
import { createLastValue } from './lastValue';

function setUp() {
  const clock = createVirtualEnvironment();
  const sent: { version: number; value: string; at: number }[] = [];
  const last = createLastValue<string>({
    clock,
    send: (version, value) => void sent.push({ version, value, at: clock.now() }),
  });
  return { clock, sent, last };
}

describe('a last value', () => {
  it('is sent once there is a connection, and again until it is acknowledged', () => {
    const { clock, sent, last } = setUp();
    last.set('muted');
    clock.advance(10_000);
    expect(sent).toEqual([]);
    last.connect();
    clock.advance(3500);
    expect(sent.map(({ at }) => at - 10_000)).toEqual([0, 1000, 3000]);
    last.acknowledge(1);
    clock.advance(60_000);
    expect(sent).toHaveLength(3);
  });

  it('is sent anew at each connection, which may lead to another page', () => {
    const { clock, sent, last } = setUp();
    last.set('muted');
    last.connect();
    last.acknowledge(1);
    last.disconnect();
    clock.advance(60_000);
    expect(sent).toHaveLength(1);
    last.connect();
    expect(sent).toHaveLength(2);
  });

  it('is not acknowledged by what acknowledges an older one, or one that was never sent', () => {
    const { clock, sent, last } = setUp();
    last.connect();
    last.set('on');
    last.set('muted');
    last.acknowledge(1);
    last.acknowledge(99);
    clock.advance(2000);
    expect(sent.map(({ value }) => value)).toEqual(['on', 'muted', 'muted']);
  });

  it('arrives whatever is lost, and never takes more than ten messages a second', () => {
    const step = oneof(
      record({ type: constant('set' as const), value: integer({ min: 0, max: 3 }) }),
      record({ type: constant('wait' as const), ms: integer({ min: 0, max: 3000 }) }),
      record({ type: constant('lose' as const), count: integer({ min: 1, max: 5 }) }),
      record({ type: constant('reconnect' as const) }),
    );
    assert(
      property(array(step, { maxLength: 30 }), (steps) => {
        const clock = createVirtualEnvironment();
        let losing = 0;
        let known: string | null = null;
        let value = 'first';
        const times: number[] = [];
        const last = createLastValue<string>({
          clock,
          send(version, sent) {
            times.push(clock.now());
            if (losing-- > 0) return;
            known = sent;
            clock.setTimer(() => last.acknowledge(version), 20);
          },
        });
        last.set(value);
        last.connect();
        for (const each of steps) {
          if (each.type === 'set') last.set((value = `${each.value}`));
          else if (each.type === 'wait') clock.advance(each.ms);
          else if (each.type === 'lose') losing = each.count;
          else {
            last.disconnect();
            clock.advance(1000);
            last.connect();
          }
        }
        losing = 0;
        clock.advance(20_000);
        expect(known).toBe(value);
        for (const [index, time] of times.entries()) {
          expect(times.slice(index).filter((each) => each < time + 1000).length).toBeLessThanOrEqual(11);
        }
        const before = times.length;
        clock.advance(600_000);
        expect(times).toHaveLength(before);
      }),
      { numRuns: 500 },
    );
  });
});
