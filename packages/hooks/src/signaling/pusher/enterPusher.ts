import { pageEnvironment } from '../../core/environment/pageEnvironment';
import type { SignalingConnection, SignalingEvents } from '../../core/signaling/port';
import type { PusherSignalingOptions } from '../pusher';
import { enterChannel } from './enterChannel';
import { enterLockableRoom } from './enterLockableRoom';

/** Enters a room: its presence channel, and where the server keeps who may be in it, its waiting room before. */
export function enterPusher(options: PusherSignalingOptions, events: SignalingEvents): SignalingConnection {
  const channelName = (options.channelPrefix ?? 'presence-visavis-') + options.room;
  const { access, environment = pageEnvironment } = options;
  const inChannel = { ...options, channelName, environment };
  return access ? enterLockableRoom({ ...inChannel, access }, events) : enterChannel(inChannel, events);
}
