import { createTokenBucket } from '../tokenBucket';

/**
 * How many messages a second, and how many at once, are taken from one member over the data channel: batches of
 * `messages/`, which has budgets of its own, so that no honest member comes near; segments of the session; and their state,
 * which neither of the two can drown.
 */
const BUDGETS = { messages: [2000, 4000], segment: [30, 120], control: [50, 100] } as const;

/** What a message counts as, by how it begins: it is looked at before it is parsed. */
function classOf(data: unknown): keyof typeof BUDGETS {
  if (typeof data !== 'string' || data.startsWith('{"type":"messages"')) return 'messages';
  return data.startsWith('{"type":"segment"') ? 'segment' : 'control';
}

/** Whether a message is of the class that it was counted as: it could begin as another one. */
export function isCountedAs(data: unknown, type: string): boolean {
  return classOf(data) === (type === 'messages' || type === 'segment' ? type : 'control');
}

/** What one member may send, each class of messages with a budget of its own. */
export interface MemberBudgets {
  /** Counts a message. @returns false if it is too much */
  take(data: unknown): boolean;
}

/** Makes full budgets. */
export function createMemberBudgets(now: () => number): MemberBudgets {
  const buckets = {
    messages: createTokenBucket(...BUDGETS.messages, now),
    segment: createTokenBucket(...BUDGETS.segment, now),
    control: createTokenBucket(...BUDGETS.control, now),
  };
  return { take: (data) => buckets[classOf(data)].take() };
}
