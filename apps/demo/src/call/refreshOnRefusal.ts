import type { RtcError, Signaling } from '@visavis/hooks';
import type { TokenRefresher } from './tokenRefresher';

/**
 * The same signaling, which gets another token where the server did not take the one it had (401): the room tries again
 * by itself, and is to do so with that.
 */
export function refreshOnRefusal(tokens: Pick<TokenRefresher, 'refresh'>, signaling: Signaling): Signaling {
  return {
    ...signaling,
    connect: (name, events) =>
      signaling.connect(name, {
        ...events,
        onFail(error) {
          if (statusOf(error) === 401) void tokens.refresh();
          events.onFail(error);
        },
      }),
  };
}

function statusOf({ cause }: RtcError): unknown {
  return typeof cause === 'object' && cause !== null && 'status' in cause ? cause.status : undefined;
}
