import { expect, it } from 'vitest';
import { RtcError } from '../errors';
import { toLostError } from '../peer/lostConnection';
import type { PeerStatus } from '../peer/peer';
import { departureReason } from './departureReason';

const closed = toLostError(null);
const broken = toLostError(new Error('Ice connection failed.'));
const noPath = new RtcError('peer-failed', 'No path to the other side was found.');

it.each<[status: PeerStatus, error: RtcError | null, reason: string | null]>([
  ['connected', null, null],
  ['connected', closed, null],
  ['reconnecting', null, 'lost'],
  ['reconnecting', broken, 'lost'],
  ['reconnecting', noPath, 'lost'],
  // The connection is closed before the goodbye has arrived.
  ['reconnecting', closed, 'left'],
  ['closed', null, 'left'],
  ['connecting', null, 'left'],
  ['failed', noPath, 'left'],
])('a member that is not listed and %s (%s) is gone: %s', (status, error, reason) => {
  expect(departureReason({ status, error })).toBe(reason);
});
