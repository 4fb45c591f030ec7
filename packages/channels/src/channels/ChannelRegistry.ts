import type { ChannelsLimits } from '../limits';
import type { TrafficCounter } from '../traffic';
import { Channel } from './Channel';
import type { ChannelName } from './channelName';
import { EventCache } from './eventCache';
import type { Member } from './members';
import { cacheMiss, channelEvent, type PublishedEvent } from './messages';
import type { Subscriber } from './subscriber';

/** All occupied channels. A channel exists from its first subscription to the end of its last. */
export class ChannelRegistry {
  readonly #channels = new Map<string, Channel>();
  readonly #cache: EventCache;
  readonly #traffic: TrafficCounter;

  constructor(limits: ChannelsLimits, traffic: TrafficCounter) {
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
    const channel = this.#channels.get(name.name) ?? new Channel(name);
    this.#channels.set(name.name, channel);
    channel.add(subscriber, member);
    if (!name.cached) return;
    const last = this.#cache.get(name.name);
    subscriber.send(last ? channelEvent(name.name, last) : cacheMiss(name.name));
  }

  unsubscribe(name: string, subscriber: Subscriber): void {
    const channel = this.#channels.get(name);
    if (!channel) return;
    channel.remove(subscriber);
    if (channel.subscriptionCount === 0) this.#channels.delete(name);
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
