import {
  createRoomAccess,
  readPusherSettings,
  type Authorize,
  type Environment,
  type HandlerOptions,
  type RequestHandler,
  type RoomAccess,
  type Store,
} from '@visavis/server';
import Pusher from 'pusher';
import { readAddressHeader } from './addressHeader';
import { authorizeByToken } from './authorizeByToken';
import { keepFor } from './keepFor';
import { logError } from './logError';
import { openStore } from './openStore';
import { replyError } from './reply';
import { isRoomSecretUsable } from './roomTokens';

/** What all handlers for the members of rooms go by. */
export interface MemberHandlerOptions extends HandlerOptions {
  readonly pusher: Pusher;
  readonly store: Store;
  readonly access: RoomAccess;
  readonly authorize: Authorize;
  readonly addressHeader?: string;
}

/** Answers a request under these settings. */
export type EnvironmentHandler = (request: Request, env: Environment) => Promise<Response>;

/**
 * The handler that `make` makes of this deployment's settings, kept for as long as they stay. Beyond what it answers: 401
 * `room-token-expired`, and 503 `not-set-up` where there is no signaling.
 */
export function memberHandler(make: (options: MemberHandlerOptions) => RequestHandler): EnvironmentHandler {
  const handlerFor = keepFor((env): RequestHandler | null => {
    const { settings } = readPusherSettings(env);
    if (!settings || !isRoomSecretUsable(env)) return null;
    const addressHeader = readAddressHeader(env);
    const store = openStore(env);
    return make({
      pusher: new Pusher(settings.app),
      store,
      access: createRoomAccess({ store }),
      authorize: authorizeByToken(env),
      onError: logError,
      ...(addressHeader && { addressHeader }),
    });
  });

  return async (request, env) =>
    handlerFor(env)?.(request) ??
    replyError(503, 'not-set-up', 'There is no signaling here. GET /api/config says what it lacks.');
}
