import type { WebSocket } from 'ws';
import { errorMessage } from '../channels/messages';
import type { Behavior } from '../imitation';
import type { CloseReason } from './closeReasons';

/** Ends a socket for a reason, as the server that is imitated does. */
export function endSocket(socket: WebSocket, behavior: Behavior, { code, message }: CloseReason): void {
  const { isTold, frame } = behavior.endingFor(code);
  const isLost = frame === 'none';
  if (isTold) {
    socket.send(errorMessage(code, message, behavior.encodesErrors), () => {
      // Once it is on its way.
      if (isLost) socket.terminate();
    });
  }
  if (frame === 'empty') socket.close();
  else if (!isLost) socket.close(frame, frame === code ? message : '');
  else if (!isTold) socket.terminate();
}
