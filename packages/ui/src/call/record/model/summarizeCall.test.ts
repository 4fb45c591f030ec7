import { describe, expect, it, test } from 'vitest';
import { summarizeCall, type CallTrouble } from './summarizeCall';
import { eventsOf, startedAt, testRecord, type EventRow } from './testRecord';

type Rows = EventRow[];

const written = ({ kind, participant, at, durationMs, attempts }: CallTrouble) =>
  [
    kind,
    participant,
    (at - startedAt) / 1000,
    durationMs === null ? 'not mended' : `${durationMs / 1000} s`,
    ...attempts.map((each) => `${each.kind} ${each.cause}`),
  ]
    .filter((part) => part !== null)
    .join(', ');
const troublesOf = (...rows: Rows) => summarizeCall({ ...testRecord, events: eventsOf(...rows) }).troubles.map(written);

it('says how long the call was, and with whom', () => {
  expect(summarizeCall(testRecord)).toMatchObject({ durationMs: 62_000, names: ['Ben'] });
  expect(summarizeCall(testRecord).troubles.map(written)).toEqual([
    'network, 38, 2 s',
    'connection, b, 40, 2 s, iceRestart network-changed',
  ]);
});

describe('what went wrong', () => {
  test.each<[string, Rows, string[]]>([
    ['nothing', [[0, 'room', null, 'joined'], [1, 'connection', 'b', 'connecting'], [2, 'connection', 'b', 'connected']], []],
    ['the signaling, for a while', [[5, 'room', null, 'reconnecting'], [9, 'room', null, 'joined']], ['signaling, 5, 4 s']],
    ['the signaling, to the end', [[5, 'room', null, 'reconnecting'], [9, 'room', null, 'left']], ['signaling, 5, not mended']],
    [
      'a path that was kept while another was looked for',
      [[5, 'iceRestart', 'b', null, 'network-changed']],
      ['connection, b, 5, 0 s, iceRestart network-changed'],
    ],
    [
      'a loss that took two attempts',
      [
        [5, 'iceRestart', 'b', null, 'silent'],
        [5, 'connection', 'b', 'reconnecting'],
        [10, 'rebuild', 'b', null, 'no-path'],
        [12, 'connection', 'b', 'connected'],
      ],
      ['connection, b, 5, 7 s, iceRestart silent, rebuild no-path'],
    ],
    [
      'two losses of two participants at the same time',
      [
        [5, 'connection', 'b', 'reconnecting'],
        [6, 'connection', 'c', 'reconnecting'],
        [7, 'connection', 'b', 'connected'],
        [9, 'connection', 'c', 'connected'],
      ],
      ['connection, b, 5, 2 s', 'connection, c, 6, 3 s'],
    ],
    [
      'one who was lost for good',
      [[5, 'connection', 'b', 'reconnecting'], [60, 'left', 'b', 'lost'], [61, 'joined', 'b'], [62, 'connection', 'b', 'connected']],
      ['connection, b, 5, not mended'],
    ],
    [
      'a connection that failed first',
      [[1, 'connection', 'b', 'connecting'], [21, 'connection', 'b', 'failed'], [22, 'connection', 'b', 'connecting'], [23, 'connection', 'b', 'connected']],
      ['connection, b, 21, 2 s'],
    ],
    ['a poor connection', [[5, 'quality', 'b', 'poor'], [8, 'quality', 'b', 'fair'], [9, 'quality', 'b', 'good']], ['quality, b, 5, 3 s']],
  ])('%s', (_title, rows, expected) => {
    expect(troublesOf(...rows)).toEqual(expected);
  });
});
