import type { ChatMessage } from './chatMessage';

/** What was read of a conversation. */
export interface ReadState {
  /** As far as it has been looked at. */
  readonly messages: readonly ChatMessage[];
  readonly known: ReadonlySet<string>;
  /** The ids of what came last. */
  readonly arrived: ReadonlySet<string>;
  /** The id of the message that the mark "new" stands before. */
  readonly firstNew: string | null;
  /** How many messages of others came that were not in view. */
  readonly unread: number;
}

const idsOf = (messages: readonly ChatMessage[]) => new Set(messages.map(({ id }) => id));

/** What was there from the start counts as read. */
export function startReading(messages: readonly ChatMessage[]): ReadState {
  return { messages, known: idsOf(messages), arrived: new Set(), firstNew: null, unread: 0 };
}

/**
 * Messages have come or gone. Who writes has read everything; so has who looks on, and then the mark goes. A message may also
 * come late, before some that were read.
 *
 * @param reading whether the end of the conversation is in view
 */
export function receiveMessages(state: ReadState, messages: readonly ChatMessage[], reading: boolean): ReadState {
  const arrived = messages.filter(({ id }) => !state.known.has(id));
  const next = { ...state, messages };
  if (arrived.length === 0) return messages.length === state.known.size ? next : { ...next, known: idsOf(messages) };
  const known = idsOf(messages);
  const came = { ...next, known, arrived: idsOf(arrived) };
  if (reading || arrived.some(({ own }) => own)) return { ...came, firstNew: null, unread: 0 };
  const marked = new Set([...(state.unread > 0 ? [state.firstNew] : []), ...came.arrived]);
  const firstNew = messages.find(({ id }) => marked.has(id))?.id ?? null;
  return { ...came, firstNew, unread: state.unread + arrived.length };
}

/** The end has come into view; the mark stays, so that one sees what was new. */
export function markRead(state: ReadState): ReadState {
  return state.unread === 0 ? state : { ...state, unread: 0 };
}
