import type { RtcError, Signaling } from '@visavis/hooks';
import { isTokenRefused } from './isTokenRefused';
import type { TokenRefresher } from './tokenRefresher';

/**
 * The same signaling, which gets another token where the server did not take the one it had (401): the room tries again
 * by itself, and is to do so with that.
 */
export function refreshOnRefusal(tokens: Pick<TokenRefresher, 'refresh'>, signaling: Signaling): Signaling {
  return {
    ...signaling,
    connect(name, events) {
      const connection = signaling.connect(name, {
        ...events,
        onFail(error) {
          refreshIfExpired(error);
          events.onFail(error);
        },
      });
      const decide = connection.decide?.bind(connection);
      return {
        ...connection,
        ...(decide && {
          decide: (decision) =>
            decide(decision).catch((error: RtcError) => {
              refreshIfExpired(error);
              throw error;
            }),
        }),
      };
    },
  };

  function refreshIfExpired(error: RtcError) {
    if (isTokenRefused(error)) void tokens.refresh();
  }
}
