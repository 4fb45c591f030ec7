import { expect, it } from 'vitest';
import type { FileTransfer } from './transfer';
import { createTransferList } from './transferList';

const make = (id: string, transferredBytes = 0): FileTransfer => ({
  id,
  direction: 'outgoing',
  name: `${id}.txt`,
  type: 'text/plain',
  sizeBytes: 100,
  from: 'ada',
  fromName: 'Ada',
  at: 1,
  status: 'active',
  transferredBytes,
  error: null,
  recipients: [{ id: 'ben', name: 'Ben', status: 'active', transferredBytes, error: null }],
  file: null,
  url: null,
});

it('gives the same list while nothing has changed', () => {
  const list = createTransferList();
  const first = list([make('a'), make('b')]);
  expect(list([make('a'), make('b')])).toBe(first);
});

it('gives a new object for the transfer that has changed, and no other', () => {
  const list = createTransferList();
  const [a, b] = list([make('a'), make('b')]);
  const next = list([make('a'), make('b', 50)]);
  expect(next[0]).toBe(a);
  expect(next[1]).not.toBe(b);
  expect(next[1]).toMatchObject({ transferredBytes: 50, recipients: [{ transferredBytes: 50 }] });
});

it('notices a recipient that changed where the whole did not', () => {
  const list = createTransferList();
  const [a] = list([make('a')]);
  const [recipient] = make('a').recipients;
  const next = list([{ ...make('a'), recipients: recipient ? [{ ...recipient, status: 'done' }] : [] }]);
  expect(next[0]).not.toBe(a);
});

it('is another list when one is added or removed', () => {
  const list = createTransferList();
  const first = list([make('a')]);
  const both = list([make('a'), make('b')]);
  expect(both).toHaveLength(2);
  expect(list([make('a')])).not.toBe(both);
  expect(list([make('a')])[0]).toBe(first[0]);
});
