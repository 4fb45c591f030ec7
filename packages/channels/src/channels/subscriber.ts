/** Somebody who can be on a channel, as far as the channel cares. */
export interface Subscriber {
  /** Unique per connection: two numbers with a dot between. */
  readonly socketId: string;
  /** Hands over one encoded message. False if it surely will not arrive. Never unsubscribes on the spot. */
  send(message: string): boolean;
}
