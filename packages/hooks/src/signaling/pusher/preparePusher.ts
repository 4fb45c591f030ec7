import { loadChunk } from '../../core/chunk';
import { pageEnvironment } from '../../core/environment/pageEnvironment';
import { RtcError } from '../../core/errors';
import type { SignalingPreparation } from '../../core/signaling/port';
import type { PusherSignalingOptions } from '../pusher';
import { authorizeAhead } from './authorizeAhead';
import { openPusher } from './openPusher';

/** Makes ready what entering a room needs, without entering it: the connection, the signature, the relay's code. */
export function preparePusher(options: PusherSignalingOptions): SignalingPreparation {
  const { pusher, access, relay, environment = pageEnvironment } = options;
  const channelName = (options.channelPrefix ?? 'presence-visavis-') + options.room;
  const line = openPusher(pusher);
  // Whom the server keeps out is to be known at the moment of entering, and not before: a host may lock the room meanwhile.
  const authorization = access ? null : authorizeAhead(pusher, channelName, environment);

  async function prepare(): Promise<RtcError | null> {
    const code = relay ? loadChunk(() => import('../shared/httpRelay')) : null;
    await Promise.all([line.ready, authorization?.ready]);
    const part = await code;
    return part instanceof RtcError ? part : null;
  }

  return {
    ready: prepare(),
    close() {
      authorization?.close();
      line.close();
    },
  };
}
