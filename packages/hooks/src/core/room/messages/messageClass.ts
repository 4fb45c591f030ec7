/** Which budget a message counts against. Control messages and files have channels of their own. */
export type MessageClass = 'chat' | 'application';

export const messageClasses: readonly MessageClass[] = ['chat', 'application'];

/** How much of a class is taken from one member, on average over two seconds. The sender waits for more. */
export interface MessageBudget {
  readonly messagesPerSecond: number;
  /** In UTF-16 units of the messages' JSON. */
  readonly lengthPerSecond: number;
}

export const budgets: Readonly<Record<MessageClass, MessageBudget>> = {
  chat: { messagesPerSecond: 50, lengthPerSecond: 256 * 1024 },
  application: { messagesPerSecond: 500, lengthPerSecond: 1024 * 1024 },
};

/** How the topics of our own chat begin. */
const CHAT_PREFIX = 'visavis.chat';

/** The class of a topic. */
export const classOf = (topic: string): MessageClass => (topic.startsWith(CHAT_PREFIX) ? 'chat' : 'application');
