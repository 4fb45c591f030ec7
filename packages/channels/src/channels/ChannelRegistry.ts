import type { ChannelsLimits } from '../limits';
import type { TrafficCounter } from '../traffic';
import type { WebhookSender } from '../webhooks/WebhookSender';
import { Channel } from './Channel';
import type { ChannelName } from './channelName';
import { EventCache } from './eventCache';
import type { Member } from './members';
import { cacheMiss, channelEvent, subscriptionCount, type PublishedEvent } from './messages';
import type { Subscriber } from './subscriber';

interface Settings {
  readonly limits: ChannelsLimits;
  readonly subscriptionCounts: boolean;
}

/** All occupied channels. A channel exists from its first subscription to the end of its last. */
export class ChannelRegistry {
  readonly #channels = new Map<string, Channel>();
  readonly #cache: EventCache;
  readonly #traffic: TrafficCounter;

  readonly #webhooks: WebhookSender;
  readonly #countsSubscriptions: boolean;

  constructor({ limits, subscriptionCounts }: Settings, traffic: TrafficCounter, webhooks: WebhookSender) {
    this.#webhooks = webhooks;
    this.#countsSubscriptions = subscriptionCounts;
    this.#cache = new EventCache({ lifetimeSeconds: limits.cacheSeconds, capacity: limits.cachedChannels });
    this.#traffic = traffic;
  }

  get size(): number {
    return this.#channels.size;
  }

  get(name: string): Channel | undefined {
    return this.#channels.get(name);
  }

  all(): Channel[] {
    return [...this.#channels.values()];
  }

  subscribe(name: ChannelName, subscriber: Subscriber, member: Member | null): void {
    const isNew = !this.#channels.has(name.name);
    const channel = this.#channels.get(name.name) ?? new Channel(name);
    this.#channels.set(name.name, channel);
    const isNewUser = channel.add(subscriber, member);
    if (isNew) this.#webhooks.add({ name: 'channel_occupied', channel: name.name });
    if (isNewUser && member) this.#webhooks.add({ name: 'member_added', channel: name.name, user_id: member.userId });
    this.#tellCount(channel);
    if (!name.cached) return;
    const last = this.#cache.get(name.name);
    subscriber.send(last ? channelEvent(name.name, last) : cacheMiss(name.name));
    if (!last) this.#webhooks.add({ name: 'cache_miss', channel: name.name });
  }

  unsubscribe(name: string, subscriber: Subscriber): void {
    const channel = this.#channels.get(name);
    if (!channel) return;
    const gone = channel.remove(subscriber);
    if (gone) this.#webhooks.add({ name: 'member_removed', channel: name, user_id: gone.userId });
    this.#tellCount(channel);
    if (channel.subscriptionCount > 0) return;
    this.#channels.delete(name);
    this.#webhooks.add({ name: 'channel_vacated', channel: name });
  }

  /** The last event of a `cache-` channel, and for how much longer it is kept, in seconds. */
  cached(name: string): { readonly event: PublishedEvent; readonly ttlSeconds: number } | undefined {
    const event = this.#cache.get(name);
    return event && { event, ttlSeconds: this.#cache.remainingSeconds(name) };
  }

  /** Presence channels tell their members anyway. */
  #tellCount(channel: Channel): void {
    if (!this.#countsSubscriptions || channel.members !== null) return;
    const count = channel.subscriptionCount;
    channel.broadcast(subscriptionCount(channel.name, count));
    this.#webhooks.add({ name: 'subscription_count', channel: channel.name, subscription_count: count });
  }

  /** Sends an event to everybody on the channel but `exceptSocketId`. */
  publish(name: ChannelName, event: PublishedEvent, exceptSocketId?: string): void {
    // Pusher keeps what servers publish, not what clients send.
    if (name.cached && !event.name.startsWith('client-')) this.#cache.put(name.name, event);
    const channel = this.#channels.get(name.name);
    const delivered = channel?.broadcast(channelEvent(name.name, event), exceptSocketId) ?? 0;
    this.#traffic.count(event.data, delivered);
  }
}
