import type { ChannelsLimits } from '../limits';

/** Who may subscribe: anybody, the authorized, the authorized with a user id, or one signed-in user. */
export type Access = 'public' | 'private' | 'presence' | 'user';

/** A valid channel name and what its prefix means. */
export interface ChannelName {
  readonly name: string;
  readonly access: Access;
  /** Whether the channel's last event is kept for later subscribers. */
  readonly cached: boolean;
  /** Whose channel it is, when `access` is `'user'`. */
  readonly userId?: string;
}

const plainName = /^[A-Za-z0-9_\-=@,.;]+$/;
const cachedName = /^(private-encrypted-|private-|presence-)?cache-/;
const userChannelPrefix = '#server-to-user-';

/** The name of the channel that reaches all connections of one signed-in user. */
export function userChannelName(userId: string): string {
  return userChannelPrefix + userId;
}

/** Reads a channel name, or returns `null` if it breaks the rules. */
export function parseChannelName(name: unknown, limits: ChannelsLimits): ChannelName | null {
  if (typeof name !== 'string') return null;
  if (name.startsWith(userChannelPrefix)) {
    const userId = name.slice(userChannelPrefix.length);
    if (userId === '' || userId.length > limits.userIdLength) return null;
    return { name, access: 'user', cached: false, userId };
  }
  if (name.length > limits.channelNameLength || !plainName.test(name)) return null;
  return { name, access: accessOf(name), cached: cachedName.test(name) };
}

function accessOf(name: string): Access {
  if (name.startsWith('presence-')) return 'presence';
  // `private-encrypted-` too: only the clients know the key.
  return name.startsWith('private-') ? 'private' : 'public';
}
