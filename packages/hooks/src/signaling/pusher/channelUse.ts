import type Pusher from 'pusher-js';
import type { PresenceChannel } from 'pusher-js';
import { watchApplicationUse, type OwnSubscriptions } from './applicationUse';

/** The use of one channel of a pusher-js instance, which others of the page may use as well. */
export interface ChannelUse {
  readonly channel: PresenceChannel;
  /** Subscribes again after a refusal. */
  subscribeAgain(): void;
  /** Forgets a subscription that was refused: pusher-js would go on with it, and take no other one to the channel. */
  abandon(): void;
  /** The same for one that is not answered, which the server may still answer. */
  abandonUnanswered(): void;
  /** Ends the use. The last one unsubscribes. */
  release(): void;
}

/** How often our code uses a channel, and whether the page's own code is in it too. */
interface Uses {
  count: number;
  isForeign: boolean;
}

/** The channels of one instance. */
interface Instance extends OwnSubscriptions {
  readonly channels: Map<string, Uses>;
}

const instances = new WeakMap<Pusher, Instance>();

function instanceOf(pusher: Pusher): Instance {
  const known = instances.get(pusher);
  if (known) return known;
  const channels = new Map<string, Uses>();
  const own = watchApplicationUse(pusher, {
    onSubscribe(name) {
      const uses = channels.get(name);
      if (uses) uses.isForeign = true;
    },
    onUnsubscribe(name) {
      const uses = channels.get(name);
      if (!uses?.isForeign || uses.count === 0) return false;
      uses.isForeign = false;
      return true;
    },
  });
  const instance = { ...own, channels };
  instances.set(pusher, instance);
  return instance;
}

/** Subscribes to a channel, or joins those of the page that are in it already. */
export function joinChannel(pusher: Pusher, name: string): ChannelUse {
  const { channels: all, subscribe, unsubscribe: endSubscription } = instanceOf(pusher);
  const uses = all.get(name) ?? { count: 0, isForeign: Boolean(pusher.channel(name)) };
  all.set(name, uses);
  uses.count += 1;
  const channel = subscribe(name) as PresenceChannel;
  const isAlone = () => uses.count === 1 && !uses.isForeign;
  let released = false;

  function abandon() {
    if (isAlone() && !channel.subscribed) pusher.channels.remove(name);
  }

  /** Leaves, and leaves again where what was pending is answered only now, perhaps over another connection. */
  function unsubscribe() {
    const isPending = channel.subscriptionPending && pusher.channel(name) === channel;
    endSubscription(name);
    if (!isPending) {
      all.delete(name);
      return;
    }
    const events = ['pusher:subscription_succeeded', 'pusher:subscription_error'];
    function onAnswer() {
      for (const event of events) channel.unbind(event, onAnswer);
      if (uses.count > 0) return;
      all.delete(name);
      if (!uses.isForeign) endSubscription(name);
    }
    for (const event of events) channel.bind(event, onAnswer);
  }

  return {
    channel,
    subscribeAgain: () => void subscribe(name),
    abandon,
    abandonUnanswered() {
      if (isAlone()) pusher.send_event('pusher:unsubscribe', { channel: name });
      abandon();
    },
    release() {
      if (released) return;
      released = true;
      uses.count -= 1;
      if (uses.count > 0) return;
      if (uses.isForeign) all.delete(name);
      else unsubscribe();
    },
  };
}
