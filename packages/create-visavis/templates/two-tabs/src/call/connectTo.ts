import { broadcastChannelSignaling } from '@visavis/hooks/signaling/broadcast-channel';
import type { Connect } from '@visavis/ui/call';

/** The tabs of this browser find each other by a BroadcastChannel, without a server. */
export function connectTo(room: string): Connect {
  return async () => ({ signaling: broadcastChannelSignaling({ room }) });
}
