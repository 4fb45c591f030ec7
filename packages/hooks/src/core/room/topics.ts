import type { Participant } from './participant';

/** Hears what one participant says on a topic. */
export type TopicListener = (from: Participant, data: unknown) => void;

/** Who listens to which topic. */
export interface Topics {
  subscribe(topic: string, listener: TopicListener): () => void;
  publish(topic: string, from: Participant, data: unknown): void;
}

/** Makes topics without listeners. */
export function createTopics(): Topics {
  const topics = new Map<string, Set<TopicListener>>();

  return {
    subscribe(topic, listener) {
      const listeners = topics.get(topic) ?? new Set();
      topics.set(topic, listeners);
      const entry: TopicListener = (from, data) => listener(from, data);
      listeners.add(entry);
      return () => {
        listeners.delete(entry);
        if (listeners.size === 0 && topics.get(topic) === listeners) topics.delete(topic);
      };
    },
    publish(topic, from, data) {
      for (const listener of topics.get(topic) ?? []) listener(from, data);
    },
  };
}
