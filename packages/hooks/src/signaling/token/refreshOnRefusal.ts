import type { Signaling } from '../../core/signaling/port';
import { isTokenRefused } from './isTokenRefused';

/** The same signaling, which calls `refresh` where the server did not take the token that was sent. */
export function refreshOnRefusal(refresh: () => void, signaling: Signaling): Signaling {
  function refreshIfRefused(error: unknown) {
    if (isTokenRefused(error)) refresh();
  }

  return {
    ...signaling,
    connect(name, events) {
      const connection = signaling.connect(name, {
        ...events,
        onFail(error) {
          refreshIfRefused(error);
          events.onFail(error);
        },
      });
      const decide = connection.decide?.bind(connection);
      return {
        ...connection,
        ...(decide && {
          decide: (decision) =>
            decide(decision).catch((error: unknown) => {
              refreshIfRefused(error);
              throw error;
            }),
        }),
      };
    },
  };
}
