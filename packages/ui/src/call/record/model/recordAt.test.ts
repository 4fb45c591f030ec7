import { expect, it } from 'vitest';
import { endOf, inspectRecord, isPresent, recordAt } from './recordAt';
import { startedAt, testRecord } from './testRecord';

const at = (second: number) => recordAt(testRecord, startedAt + second * 1000);

it('knows at a time what was known by then', () => {
  expect(at(0).participants).toEqual([]);
  expect(at(0).events.map(({ kind }) => kind)).toEqual(['room']);
  expect(at(10).participants[0]?.samples).toHaveLength(9);
  expect(at(10).participants[0]?.setUps).toHaveLength(1);
  expect(at(10).endedAt).toBeNull();
  expect(at(62)).toEqual(testRecord);
});

it('shows the connection as it was then: its status, its path, and what is gone', () => {
  expect(inspectRecord(at(1))).toMatchObject([{ id: 'b', name: 'Ben', status: 'connecting', path: null }]);
  expect(inspectRecord(at(10))).toMatchObject([{ status: 'connected', path: { kind: 'direct', local: 'host' }, roundTripMs: 20 }]);
  expect(inspectRecord(at(41))).toMatchObject([{ status: 'reconnecting' }]);
  expect(inspectRecord(at(50))).toMatchObject([{ status: 'connected', path: { kind: 'relay', local: 'relay' } }]);
  expect(isPresent(at(50), 'b')).toBe(true);
  expect(inspectRecord(at(61))).toMatchObject([{ status: 'closed', path: { kind: 'relay' } }]);
});

it('ends with the last that is known, while the call goes on', () => {
  expect(endOf({ ...testRecord, endedAt: null })).toBe(startedAt + 62_000);
  expect(endOf({ ...testRecord, endedAt: null, events: [] })).toBe(startedAt + 61_000);
  expect(endOf({ ...testRecord, endedAt: null, events: [], participants: [] })).toBe(startedAt);
});
