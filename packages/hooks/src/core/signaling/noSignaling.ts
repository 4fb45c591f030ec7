import { RtcError } from '../errors';
import type { Signaling } from './port';

/** What a room is joined over while there is no transport: it answers that there is none. */
export const noSignaling: Signaling = {
  connect(_name, events) {
    queueMicrotask(() => events.onFail(new RtcError('signaling-unavailable', 'There is no signaling yet.')));
    return { send: () => false, close: () => undefined };
  },
};
