import type { ChannelName } from './channelName';
import { Members, type Member } from './members';
import { memberAdded, memberRemoved, subscriptionSucceeded } from './messages';
import type { Subscriber } from './subscriber';

/** One occupied channel: who is subscribed and, on a presence channel, as which user. */
export class Channel {
  readonly name: string;
  /** The users, on a presence channel only. */
  readonly members: Members | null;
  readonly #subscribers = new Map<Subscriber, Member | null>();

  constructor({ name, access }: ChannelName) {
    this.name = name;
    this.members = access === 'presence' ? new Members() : null;
  }

  get subscriptionCount(): number {
    return this.#subscribers.size;
  }

  /** The user id that `subscriber` was authorized with here, if any. */
  userIdOf(subscriber: Subscriber): string | undefined {
    return this.#subscribers.get(subscriber)?.userId;
  }

  /** Confirms the subscription to the newcomer, and announces a new user to the others. True if it is a new user. */
  add(subscriber: Subscriber, member: Member | null): boolean {
    this.#subscribers.set(subscriber, member);
    const isNewUser = member !== null && this.members?.add(member) === true;
    subscriber.send(subscriptionSucceeded(this.name, this.members));
    if (isNewUser) this.broadcast(memberAdded(this.name, member), subscriber.socketId);
    return isNewUser;
  }

  /** Forgets the subscriber. If it was the user's last connection, tells the others and returns who it was. */
  remove(subscriber: Subscriber): Member | null {
    const member = this.#subscribers.get(subscriber);
    this.#subscribers.delete(subscriber);
    if (!member || !this.members?.remove(member.userId)) return null;
    this.broadcast(memberRemoved(this.name, member.userId));
    return member;
  }

  /** Sends to everybody but `exceptSocketId`. Returns how many it was handed to. */
  broadcast(message: string, exceptSocketId?: string): number {
    let delivered = 0;
    for (const subscriber of this.#subscribers.keys()) {
      if (subscriber.socketId !== exceptSocketId && subscriber.send(message)) delivered += 1;
    }
    return delivered;
  }
}
