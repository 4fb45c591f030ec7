import type { CallConfig } from '../config/callConfig';
import { readIce } from './iceSettings';
import { readPusherSettings, type Environment } from './pusherSettings';
import { isRoomSecretUsable } from './roomTokens';

/** What a browser may know of this deployment. */
export type Deployment = Omit<CallConfig, 'roomToken'>;

/** Reads the environment: what calls run on here, or which variables stand in the way. No secret. */
export function readDeployment(env: Environment): Deployment {
  const { settings, missing, invalid } = readPusherSettings(env);
  const secretInvalid = isRoomSecretUsable(env) ? [] : ['ROOM_SECRET'];
  return {
    signaling: secretInvalid.length > 0 ? null : (settings?.public ?? null),
    missing,
    invalid: [...invalid, ...secretInvalid],
    ...readIce(env),
  };
}
