import { createListeners, type Listeners } from '../listeners';
import type { Participant } from './participant';

/** Called with each message on a topic. `from` is its sender, as the room knows it. */
export type TopicListener = (from: Participant, data: unknown) => void;

/** The listeners of each topic. */
export interface Topics {
  subscribe(topic: string, listener: TopicListener): () => void;
  publish(topic: string, from: Participant, data: unknown): void;
}

/** Makes topics without listeners. */
export function createTopics(): Topics {
  const topics = new Map<string, Listeners<[from: Participant, data: unknown]>>();

  return {
    subscribe(topic, listener) {
      const listeners = topics.get(topic) ?? createListeners();
      topics.set(topic, listeners);
      const remove = listeners.add(listener);
      return () => {
        remove();
        if (listeners.size === 0 && topics.get(topic) === listeners) topics.delete(topic);
      };
    },
    publish(topic, from, data) {
      topics.get(topic)?.call(from, data);
    },
  };
}
