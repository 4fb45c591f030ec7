import type { DeliveryStatus } from '../messages/sentMessage';

/** The longest message, in characters. */
export const MAX_CHAT_LENGTH = 4000;

/** Someone who was in the room when a message was written. */
export interface ChatRecipient {
  /** A participant's id. */
  readonly id: string;
  /** What the participant was called then. */
  readonly name: string;
  /** `'failed'` once the participant has left without it; it is `'delivered'` later if the participant returns. */
  readonly status: DeliveryStatus;
}

/** A message of the chat. */
export interface ChatMessage {
  /** Unique in the room. */
  readonly id: string;
  /** Who wrote it: a participant's id. */
  readonly from: string;
  /** What the writer was called then. */
  readonly name: string;
  /** Plain text; links and markup are left to you. The name of the file where it is one. */
  readonly text: string;
  /** The id of the transfer, where it is a file. */
  readonly attachment?: string;
  /** When it was written, in ms since 1970 by this machine's clock. */
  readonly at: number;
  /** Whether the local participant wrote it. */
  readonly own: boolean;
  /**
   * There, and true, for what another member than its writer told. They could have made it up, the writer's name
   * included, so show it as something told.
   */
  readonly fromHistory?: true;
  /** Of an own one: `'sending'` while it is on its way to anyone, then `'failed'` if it did not reach everyone. */
  readonly status: DeliveryStatus;
  /** Of an own one: who was there when it was written. Empty for those of others. */
  readonly recipients: readonly ChatRecipient[];
}
