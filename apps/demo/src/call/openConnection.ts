import { RtcError, type Signaling } from '@visavis/hooks';
import { pusherSignaling } from '@visavis/hooks/signaling/pusher';
import type { CallConfig } from '../config/callConfig';
import { fetchConfig } from './fetchConfig';
import { fetchIceServers } from './fetchIceServers';
import { pusherOptions } from './pusherOptions';
import { tabSecret } from './tabSecret';

/** What a call runs on. Whoever opened it closes it. */
export interface CallConnection {
  readonly config: CallConfig;
  readonly signaling: Signaling;
  iceServers(): Promise<RTCIceServer[]>;
  /** Hangs up the line to the signaling server; leave the room before. */
  close(): void;
}

/** Everything that takes a while before one can join `room`. Rejects with an `RtcError`, or with the abort. */
export async function openConnection(room: string, name: string, signal: AbortSignal): Promise<CallConnection> {
  // Only now, so that the pages before the call stay light.
  const [config, { default: Pusher }] = await Promise.all([fetchConfig(room, signal), import('pusher-js')]);
  signal.throwIfAborted();
  const { signaling, roomToken, iceServerUrls } = config;
  if (!signaling || roomToken === null) {
    throw new RtcError('signaling-unavailable', 'This deployment has no signaling server.');
  }

  const params = () => ({ tab: tabSecret(), name, token: roomToken });
  const pusher = new Pusher(signaling.key, pusherOptions(signaling, location.hostname, params));
  return {
    config,
    signaling: pusherSignaling({ pusher, room }),
    iceServers: async () => (iceServerUrls.length > 0 ? fetchIceServers(room, roomToken) : []),
    close: () => pusher.disconnect(),
  };
}
