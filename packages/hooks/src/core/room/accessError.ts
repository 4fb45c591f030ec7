import { RtcError } from '../errors';
import type { Standing } from './standing';

/** Why the local member is no longer in the room, or null if it is, or waits. */
export function accessErrorOf(standing: Standing): RtcError | null {
  switch (standing) {
    case 'declined':
      return new RtcError('room-declined', 'A host declined the request to come in. join() asks again.');
    case 'removed':
      return new RtcError('room-removed', 'A host removed the local participant. join() asks to come in again.');
    case 'banned':
      return new RtcError('room-banned', 'A host banned the local participant from the room.');
    case 'ended':
      return new RtcError('room-ended', 'A host ended the call for everyone.');
    case 'in':
    case 'waiting':
      return null;
  }
}
