import { RtcError, type IceServersAnswer, type Signaling } from '@visavis/hooks';
import { createPusherPool, pusherSignaling, tabSecret } from '@visavis/hooks/signaling/pusher';
import { createTokenRefresher } from '@visavis/hooks/signaling/token';
import type { CallConfig } from '../config/callConfig';
import { fetchConfig } from './fetchConfig';
import { fetchIceServers } from './fetchIceServers';
import { pusherOptions, type PusherAuthParams } from './pusherOptions';
import { readHostToken } from '../room/hostToken';
import { signalingOptions } from './signalingOptions';

const pushers = createPusherPool<PusherAuthParams>();

/** What a call runs on. Its opener closes it. */
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
  /** What is wrong with the ICE servers, in words for the operator; null: nothing (any more). */
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

  const tokens = createTokenRefresher(roomToken, {
    fetchToken: async (renewal) => (await fetchConfig(room, renewal)).roomToken,
  });
  const params = () => ({ client_secret: clientSecret, name, token: tokens.token, host: readHostToken(room) });
  const channelName = `presence-visavis-${roomId}`;
  const { pusher, release } = pushers.lend(
    JSON.stringify([signaling, channelName]),
    params,
    (ask) => new Pusher(signaling.key, pusherOptions(signaling, { pageHost: location.hostname, channelName, params: ask })),
  );
  pusher.signin();
  const throughPusher = pusherSignaling(signalingOptions(signaling, { pusher, roomId, clientSecret, params }));
  return {
    config,
    signaling: tokens.guard(throughPusher),
    async iceServers() {
      if (iceServerUrls.length === 0) return { iceServers: [] };
      const answer = await tokens.ask((token) => fetchIceServers({ room, token, clientSecret }));
      if (!signal.aborted) onIceProblem(answer.problems?.[0]?.message ?? iceProblem);
      return answer;
    },
    close() {
      tokens.close();
      release();
    },
  };
}
