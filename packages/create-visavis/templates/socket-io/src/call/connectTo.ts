import { io } from 'socket.io-client';
import { socketIoSignaling } from '@visavis/hooks/signaling/socket-io';
import type { Connect } from '@visavis/ui/call';

/** Browsers find each other over Socket.IO, through the relay on this page's own server. */
export function connectTo(room: string): Connect {
  return async () => {
    // Back within 2 s after the server is, and not all at once.
    const socket = io({ autoConnect: false, reconnectionDelay: 200, reconnectionDelayMax: 1300 });
    return {
      signaling: socketIoSignaling({ socket, room }),
      iceServers: async () => (await fetch('/api/ice')).json(),
      close: () => void socket.disconnect(),
    };
  };
}
