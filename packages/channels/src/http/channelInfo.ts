import type { App } from '../app';
import type { ChannelName } from '../channels/channelName';
import { HttpError } from './HttpError';

const attributes = ['user_count', 'subscription_count', 'cache'] as const;

/** What can be asked about a channel: its users (presence channels only), its connections, its last event (`cache-` only). */
export type Attribute = (typeof attributes)[number];

export interface ChannelInfo {
  user_count?: number;
  subscription_count?: number;
  /** The data of the last event and for how much longer it is kept, in seconds; null: there is none. */
  cache?: { data: string; ttl: number } | null;
}

/**
 * Reads `info=user_count,subscription_count`.
 *
 * @throws HttpError 400 for anything else
 */
export function parseInfo(info: string | undefined): Attribute[] {
  return (info ?? '').split(',').filter(Boolean).map(parseAttribute);
}

function parseAttribute(name: string): Attribute {
  const attribute = attributes.find((known) => known === name);
  if (!attribute) throw new HttpError(400, `Unknown info attribute: ${name}`);
  return attribute;
}

/** The attributes asked for, as far as they apply to this channel. */
export function channelInfo(
  app: App,
  { name, access, cached }: ChannelName,
  asked: readonly Attribute[],
): ChannelInfo {
  const channel = app.channels.get(name);
  const info: ChannelInfo = {};
  if (asked.includes('user_count') && access === 'presence') info.user_count = channel?.members?.size ?? 0;
  if (asked.includes('subscription_count')) info.subscription_count = channel?.subscriptionCount ?? 0;
  if (asked.includes('cache') && cached) {
    const last = app.channels.cached(name);
    info.cache = last ? { data: last.event.data, ttl: last.ttlSeconds } : null;
  }
  return info;
}
