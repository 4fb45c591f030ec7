import { RtcError, type Signaling } from '@visavis/hooks';
import { pusherSignaling } from '@visavis/hooks/signaling/pusher';
import type { CallConfig } from '../config/callConfig';
import { fetchConfig } from './fetchConfig';
import { fetchIceServers } from './fetchIceServers';
import { pusherOptions } from './pusherOptions';
import { readHostToken } from '../room/hostToken';
import { createRoomPass } from './roomPass';
import { tabSecret } from './tabSecret';

/** What a call runs on. Whoever opened it closes it. */
export interface CallConnection {
  readonly config: CallConfig;
  readonly signaling: Signaling;
  iceServers(): Promise<RTCIceServer[]>;
  /** Hangs up the line to the signaling server; leave the room before, or in the same task. */
  close(): void;
}

/** Gets what one needs before one can join `room`. Rejects with an `RtcError`, or with the abort. */
export async function openConnection(
  room: string,
  name: string,
  signal: AbortSignal,
): Promise<CallConnection> {
  // Only now, so that the pages before the call stay light.
  const [config, { default: Pusher }, tab] = await Promise.all([
    fetchConfig(room, signal),
    import('pusher-js'),
    tabSecret(),
  ]);
  signal.throwIfAborted();
  const { signaling, roomToken, iceServerUrls } = config;
  if (!signaling || roomToken === null) {
    throw new RtcError('signaling-unavailable', 'This deployment has no signaling server.');
  }

  const pass = createRoomPass(room, roomToken);
  const params = () => ({ tab, name, token: pass.token, host: readHostToken(room) });
  const pusher = new Pusher(signaling.key, pusherOptions(signaling, location.hostname, params));
  return {
    config,
    signaling: pusherSignaling({
      pusher,
      room,
      relay: { url: '/api/pusher/relay', tab, params: () => ({ token: pass.token }) },
    }),
    iceServers: async () => (iceServerUrls.length > 0 ? fetchIceServers(room, pass.token) : []),
    close() {
      pass.close();
      // pusher-js sends what it is told a moment later; that one leaves the channel has to go out before.
      setTimeout(() => pusher.disconnect());
    },
  };
}
