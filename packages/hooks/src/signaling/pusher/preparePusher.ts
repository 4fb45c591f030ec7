import { loadChunk } from '../../core/chunk';
import { pageEnvironment } from '../../core/environment/pageEnvironment';
import { RtcError } from '../../core/errors';
import type { SignalingPreparation } from '../../core/signaling/port';
import type { PusherSignalingOptions } from '../pusher';
import { authorizeAhead } from './authorizeAhead';
import { openPusher } from './openPusher';

/** Makes ready what entering a room needs, without entering it: the connection, the signature, the code of what was asked for. */
export function preparePusher(options: PusherSignalingOptions): SignalingPreparation {
  const { pusher, access, relay, environment = pageEnvironment } = options;
  const channelName = (options.channelPrefix ?? 'presence-visavis-') + options.room;
  const line = openPusher(pusher);
  // Whom the server keeps out is to be known at the moment of entering, and not before: a host may lock the room meanwhile.
  const authorization = access ? null : authorizeAhead(pusher, channelName, environment);

  async function prepare(): Promise<RtcError | null> {
    const [relayCode, accessCode] = await Promise.all([
      relay && loadChunk(() => import('../shared/httpRelay')),
      access && loadChunk(() => import('./enterLockableRoom')),
      line.ready,
      authorization?.ready,
    ]);
    return [relayCode, accessCode].find((part) => part instanceof RtcError) ?? null;
  }

  return {
    ready: prepare(),
    close() {
      authorization?.close();
      line.close();
    },
  };
}
