import { readPusherSettings, type Environment } from '@visavis/server';
import type { CallConfig } from '../config/callConfig';
import { isAddressHeaderUsable } from './addressHeader';
import { areEmbedOriginsUsable } from './embedOrigins';
import { readIce } from './iceSettings';
import { isRedisUrlUsable } from './openStore';
import { isRoomSecretUsable } from './roomTokens';

/** What a browser may know of this deployment. */
export type Deployment = Omit<CallConfig, 'roomId' | 'roomToken'>;

/** Reads the environment: what calls run on here, or which variables stand in the way. No secret. */
export function readDeployment(env: Environment): Deployment {
  const { settings, missing, invalid } = readPusherSettings(env);
  const secretInvalid = isRoomSecretUsable(env) ? [] : ['ROOM_SECRET'];
  const othersInvalid = [
    ...(isRedisUrlUsable(env) ? [] : ['REDIS_URL']),
    ...(isAddressHeaderUsable(env) ? [] : ['CLIENT_ADDRESS_HEADER']),
    ...(areEmbedOriginsUsable(env) ? [] : ['EMBED_ORIGINS']),
  ];
  return {
    signaling: secretInvalid.length + othersInvalid.length > 0 ? null : (settings?.public ?? null),
    missing,
    invalid: [...invalid, ...secretInvalid, ...othersInvalid],
    ...readIce(env),
  };
}
