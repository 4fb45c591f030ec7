import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVirtualEnvironment } from '../../../testing/virtualEnvironment';
import { MAX_KEYS, parseStatePayload } from './statePayload';
import { createStateRegister, isNewer } from './stateRegister';
import { createSharedStateSync, type SharedStateSync } from './sharedStateSync';

/** Members whose messages take 10 ms, and are lost with the connection. */
function makeNetwork(count: number) {
  const clock = createVirtualEnvironment();
  const connections = new Map<string, object>();
  const keyOf = (one: number, other: number) => `${Math.min(one, other)} ${Math.max(one, other)}`;

  const nodes = Array.from({ length: count }, (_, index) => {
    const register = createStateRegister();
    const sync: SharedStateSync = createSharedStateSync({
      register,
      clock,
      send(id, payload, settle) {
        const connection = connections.get(keyOf(index, Number(id)));
        const copy = structuredClone(payload);
        clock.setTimer(() => {
          if (!connection || connection !== connections.get(keyOf(index, Number(id)))) return settle(null);
          nodes[Number(id)]?.sync.receive(String(index), copy);
          settle(null);
        }, 10);
      },
      onChange: () => undefined,
    });
    return {
      register,
      sync,
      write(key: string, value: unknown) {
        register.write(key, value, String(index));
        sync.onWritten(key);
      },
      values: () => Object.fromEntries([...register.entries].map(([key, { value }]) => [key, value])),
    };
  });

  function setConnection(one: number, other: number, connection: object | null) {
    connections.delete(keyOf(one, other));
    if (connection) connections.set(keyOf(one, other), connection);
    for (const index of [one, other]) {
      const others = nodes.map((_, id) => id).filter((id) => id !== index);
      const members = others.map((id) => ({ id: String(id), isConnected: connections.has(keyOf(index, id)) }));
      nodes[index]?.sync.setMembers(members);
    }
  }

  return {
    clock,
    nodes,
    disconnect: (one: number, other: number) => setConnection(one, other, null),
    connect(one: number, other: number) {
      setConnection(one, other, null);
      setConnection(one, other, {});
    },
  };
}

describe('the shared state', () => {
  it('is the same at everyone after two members wrote at the same moment', () => {
    const { nodes, connect, clock } = makeNetwork(2);
    connect(0, 1);
    clock.advance(100);
    nodes[0]?.write('slide', 3);
    nodes[1]?.write('slide', 4);
    clock.advance(100);
    expect(nodes.map(({ values }) => values())).toEqual([{ slide: 4 }, { slide: 4 }]);
  });

  it('reaches a latecomer, and those who were away', () => {
    const { nodes, connect, disconnect, clock } = makeNetwork(3);
    connect(0, 1);
    nodes[0]?.write('slide', 1);
    clock.advance(100);
    disconnect(0, 1);
    nodes[0]?.write('slide', 2);
    connect(0, 2);
    clock.advance(100);
    expect(nodes[2]?.values()).toEqual({ slide: 2 });
    expect(nodes[1]?.values()).toEqual({ slide: 1 });
    connect(0, 1);
    clock.advance(100);
    expect(nodes[1]?.values()).toEqual({ slide: 2 });
  });

  it('sends only the last of many values that were written in a moment', () => {
    const { nodes, connect, clock } = makeNetwork(2);
    connect(0, 1);
    clock.advance(100);
    const seen: unknown[] = [];
    const take = nodes[1]?.register.take;
    Object.assign(nodes[1]?.register ?? {}, {
      take(entry: Parameters<NonNullable<typeof take>>[0]) {
        seen.push(entry.value);
        return take?.(entry);
      },
    });
    for (let each = 0; each < 1000; each++) nodes[0]?.write('pointer', each);
    clock.advance(100);
    expect(seen.at(-1)).toBe(999);
    expect(seen.length).toBeLessThan(10);
  });

  it('ends the same at everyone, in whatever order connections come and go', { timeout: 60_000 }, () => {
    const node = fc.integer({ min: 0, max: 3 });
    const pair = fc.tuple(node, node).filter(([one, other]) => one !== other);
    const action = fc.oneof(
      fc.record({ type: fc.constant('write' as const), node, key: fc.constantFrom('a', 'b', 'c') }),
      fc.record({ type: fc.constant('connect' as const), pair }),
      fc.record({ type: fc.constant('disconnect' as const), pair }),
      fc.record({ type: fc.constant('advance' as const), ms: fc.integer({ min: 1, max: 1500 }) }),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
        const network = makeNetwork(4);
        let count = 0;
        for (const each of actions) {
          if (each.type === 'advance') network.clock.advance(each.ms);
          else if (each.type === 'write') network.nodes[each.node]?.write(each.key, count++);
          else network[each.type](each.pair[0], each.pair[1]);
        }
        for (const [one, other] of [[0, 2], [0, 3], [1, 3]] as const) network.disconnect(one, other);
        // A chain: the ends know each other only through those between them.
        for (const index of [0, 1, 2]) network.connect(index, index + 1);
        network.clock.advance(20_000);
        for (const { register } of network.nodes) {
          expect(new Map(register.entries)).toEqual(new Map(network.nodes[0]?.register.entries));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('what a member may write', () => {
  const entry = { key: 'slide', version: 1, by: 'ada', value: 3 };

  it('is bounded', () => {
    expect(parseStatePayload({ type: 'entry', entry })).not.toBeNull();
    for (const wrong of [
      { key: '' },
      { key: 'x'.repeat(65) },
      { version: 0 },
      { version: 1.5 },
      { by: 7 },
      { value: 'x'.repeat(40_000) },
    ]) {
      expect(parseStatePayload({ type: 'entry', entry: { ...entry, ...wrong } })).toBeNull();
    }
  });

  it('is no version that would keep others from ever writing again, and no key beyond the limit', () => {
    const register = createStateRegister();
    expect(register.take({ ...entry, version: 2 ** 50 })).toBe(false);
    for (let index = 0; index < MAX_KEYS; index++) expect(register.take({ ...entry, key: `k${index}` })).toBe(true);
    expect(register.take(entry)).toBe(false);
    expect(register.write('slide', 1, 'ben')).toBeNull();
  });

  it('loses to what the room has, if it was written before joining', () => {
    const register = createStateRegister();
    for (const value of [1, 2, 3]) register.write('slide', value, '');
    const local = register.entries.get('slide');
    expect(local).toMatchObject({ value: 3, version: 1 });
    expect(isNewer(entry, local)).toBe(true);
  });
});
