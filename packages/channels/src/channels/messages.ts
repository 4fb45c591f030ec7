import type { Member, Members } from './members';

/** An event that was published to a channel, by a server or by a client. */
export interface PublishedEvent {
  readonly name: string;
  /** Always a string: what the publisher sent, or its JSON. */
  readonly data: string;
  /** The publisher's user id, on client events of presence channels only. */
  readonly userId?: string;
}

/** The error frame. Pusher sends `code: null` for every refusal that has no number of its own. */
export function errorMessage(code: number | null, message: string, encoded = false): string {
  const data = { code, message };
  return encoded ? encode('pusher:error', { data }) : JSON.stringify({ event: 'pusher:error', data });
}

/** A refused subscription, as servers tell it that name the channel. */
export function subscriptionError(channel: string, error: string): string {
  return JSON.stringify({ event: 'pusher:subscription_error', channel, data: { type: 'AuthError', error, status: 401 } });
}

export function subscriptionCount(channel: string, count: number): string {
  return encode('pusher_internal:subscription_count', { channel, data: { subscription_count: count } });
}

/** Who of those whom a user watches came or went. */
export function watchlistEvents(events: readonly { name: 'online' | 'offline'; user_ids: readonly string[] }[]): string {
  return encode('pusher_internal:watchlist_events', { data: { events } });
}

export function connectionEstablished(socketId: string, activityTimeoutSeconds: number): string {
  return encode('pusher:connection_established', {
    data: { socket_id: socketId, activity_timeout: activityTimeoutSeconds },
  });
}

export function ping(): string {
  return encode('pusher:ping', { data: {} });
}

export function pong(): string {
  return encode('pusher:pong', { data: {} });
}

export function signinSuccess(userData: string): string {
  return encode('pusher:signin_success', { data: { user_data: userData } });
}

export function subscriptionSucceeded(channel: string, members: Members | null): string {
  return encode('pusher_internal:subscription_succeeded', { channel, data: members?.toPresence() ?? {} });
}

export function memberAdded(channel: string, member: Member): string {
  const data = { user_id: member.userId, user_info: member.userInfo };
  return encode('pusher_internal:member_added', { channel, data });
}

export function memberRemoved(channel: string, userId: string): string {
  return encode('pusher_internal:member_removed', { channel, data: { user_id: userId } });
}

export function cacheMiss(channel: string): string {
  return encode('pusher:cache_miss', { channel, data: {} });
}

export function channelEvent(channel: string, event: PublishedEvent): string {
  return JSON.stringify({ event: event.name, channel, data: event.data, user_id: event.userId });
}

/** The protocol's double encoding: `data` is a string of JSON inside the JSON. */
function encode(event: string, { channel, data }: { channel?: string; data: unknown }): string {
  return JSON.stringify({ event, channel, data: JSON.stringify(data) });
}
