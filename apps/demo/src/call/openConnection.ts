import { RtcError, type IceServersAnswer, type Signaling } from '@visavis/hooks';
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
  iceServers(): Promise<IceServersAnswer>;
  /** Hangs up the line to the signaling server; leave the room before, or in the same task. */
  close(): void;
}

/** Whose call it is, and who wants to know. */
export interface ConnectionOptions {
  room: string;
  name: string;
  signal: AbortSignal;
  /** What is wrong with the ICE servers, in words for whoever deployed this; null: nothing (any more). */
  onIceProblem(problem: string | null): void;
}

/** Gets what one needs before one can join a room. Rejects with an `RtcError`, or with the abort. */
export async function openConnection({ room, name, signal, onIceProblem }: ConnectionOptions): Promise<CallConnection> {
  // Only now, so that the pages before the call stay light.
  const [config, { default: Pusher }, clientSecret] = await Promise.all([
    fetchConfig(room, signal),
    import('pusher-js'),
    tabSecret(),
  ]);
  signal.throwIfAborted();
  const { signaling, roomId, roomToken, iceServerUrls, iceProblem } = config;
  onIceProblem(iceProblem);
  if (!signaling || roomId === null || roomToken === null) {
    throw new RtcError('signaling-unavailable', 'This deployment has no signaling server.');
  }

  const pass = createRoomPass(room, roomToken);
  const params = () => ({ client_secret: clientSecret, name, token: pass.token, host: readHostToken(room) });
  const pusher = new Pusher(signaling.key, pusherOptions(signaling, location.hostname, params));
  return {
    config,
    signaling: pusherSignaling({
      pusher,
      room: roomId,
      relay: { url: '/api/pusher/relay', clientSecret, params: () => ({ token: pass.token }) },
    }),
    async iceServers() {
      if (iceServerUrls.length === 0) return { iceServers: [] };
      const answer = await fetchIceServers({ room, token: pass.token, clientSecret });
      if (!signal.aborted) onIceProblem(answer.problems?.[0]?.message ?? iceProblem);
      return answer;
    },
    close() {
      pass.close();
      // pusher-js sends what it is told a moment later; that one leaves the channel has to go out before.
      setTimeout(() => pusher.disconnect());
    },
  };
}
