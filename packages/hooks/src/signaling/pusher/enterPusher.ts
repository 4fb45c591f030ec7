import { pageEnvironment } from '../../core/environment/pageEnvironment';
import { connectLater } from '../../core/signaling/connectLater';
import type { SignalingConnection, SignalingEvents } from '../../core/signaling/port';
import type { PusherSignalingOptions } from '../pusher';
import { enterChannel } from './enterChannel';

/**
 * Enters a room: its presence channel, and where the server keeps who may be in it, its waiting room before. The code of that is
 * fetched by those alone who have given `access`, before they enter if they prepare.
 */
export function enterPusher(options: PusherSignalingOptions, events: SignalingEvents): SignalingConnection {
  const channelName = (options.channelPrefix ?? 'presence-visavis-') + options.room;
  const { access, environment = pageEnvironment } = options;
  const inChannel = { ...options, channelName, environment };
  if (!access) return enterChannel(inChannel, events);
  return connectLater(async () => {
    const { enterLockableRoom } = await import('./enterLockableRoom');
    return (told) => enterLockableRoom({ ...inChannel, access }, told);
  }, events);
}
