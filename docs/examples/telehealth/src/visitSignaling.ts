import { RtcError, type Signaling } from '@visavis/hooks';
import { io } from 'socket.io-client';

/** Our own signaling: the server knows who is in the visit by their link, and takes messages between them. */
export function visitSignaling(visit: string, token: string): Signaling {
  // Keeps this tab's id over a break.
  const tab = crypto.randomUUID();
  return {
    room: visit,
    maxMessageBytes: 60_000,
    connect(name, { onOpen, onJoin, onLeave, onMessage, onDown, onFail }) {
      const socket = io({ auth: { visit, token, tab, name }, forceNew: true, reconnectionDelayMax: 1500 });
      socket.on('open', onOpen).on('join', onJoin).on('leave', onLeave).on('message', onMessage);
      socket.on('disconnect', (reason) => onDown(new RtcError('signaling-unavailable', reason)));
      socket.on('connect_error', (cause) => {
        if (socket.active) onDown(new RtcError('signaling-unavailable', cause.message, { cause }));
        else onFail(new RtcError('room-forbidden', cause.message, { cause }));
      });
      return {
        send: (data) => socket.connected && Boolean(socket.emit('message', data)),
        close: () => void socket.off().disconnect(),
      };
    },
  };
}
