import type { PusherSignalingOptions } from '@visavis/hooks/signaling/pusher';
import type { PublicPusherSettings } from '@visavis/server';
import type { PusherAuthParams } from './pusherOptions';

/** Who enters which room, over which connection. */
export interface RoomEntry {
  readonly pusher: PusherSignalingOptions['pusher'];
  readonly roomId: string;
  readonly clientSecret: string;
  /** Asked with every request. */
  readonly params: () => PusherAuthParams;
}

/** How a room's signaling goes over Pusher. */
export function signalingOptions(
  { via }: PublicPusherSettings,
  { pusher, roomId, clientSecret, params }: RoomEntry,
): PusherSignalingOptions {
  return {
    pusher,
    room: roomId,
    via: via ?? 'auto',
    relay: { url: '/api/pusher/relay', clientSecret, params: () => ({ token: params().token }) },
    access: {
      url: '/api/rooms/access',
      clientSecret,
      params: () => ({ token: params().token, host: params().host }),
    },
  };
}
