import type Pusher from 'pusher-js';
import { RtcError } from '../../core/errors';
import { isRenewing } from './pusherConnection';

/** What happens to an instance's connection. */
export interface ConnectionFollower {
  onConnected(): void;
  /** It is gone and tried again; `error`: for so long that it is told. */
  onDown(error?: RtcError): void;
  /** The server complains, perhaps about another channel of the page. */
  onError(message: string, code?: number): void;
  /** Nothing will come of it. */
  onEnd(error: RtcError): void;
}

interface ConnectionError {
  error?: { data?: { code?: number; message?: string } };
  data?: { code?: number; message?: string };
}

/** Follows the connection of an instance until the returned function is called. */
export function followConnection(pusher: Pusher, { onConnected, onDown, onError, onEnd }: ConnectionFollower): () => void {
  // Pusher says why before it hangs up.
  let refusal: RtcError | null = null;
  // pusher-js goes on with an event that has begun.
  let stopped = false;

  function onState({ current }: { current: string }) {
    if (stopped) return;
    if (current === 'connected') {
      refusal = null;
      onConnected();
    } else if (current === 'failed' || (current === 'disconnected' && !isRenewing(pusher))) {
      onEnd(refusal ?? new RtcError('signaling-unavailable', `Pusher's connection is ${current}.`));
    } else if (current === 'unavailable') {
      onDown(new RtcError('signaling-unavailable', 'Pusher can not be reached; trying again.'));
    } else {
      onDown();
    }
  }

  function onConnectionError({ error, data }: ConnectionError) {
    if (stopped) return;
    const { code, message = '' } = error?.data ?? data ?? {};
    // These codes mean that trying again is no use.
    if (code && code >= 4000 && code < 4100) {
      refusal = new RtcError('signaling-rejected', `Pusher refused the connection: ${message} (${code})`);
    }
    onError(message, code);
  }

  pusher.connection.bind('state_change', onState);
  pusher.connection.bind('error', onConnectionError);
  return () => {
    stopped = true;
    pusher.connection.unbind('state_change', onState);
    pusher.connection.unbind('error', onConnectionError);
  };
}
