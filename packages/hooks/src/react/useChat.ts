import { useCallback, useState } from 'react';
import type { RtcError } from '../core/errors';
import { createChat, type ChatMessage } from '../core/room/chat';
import type { Room } from '../core/room/room';
import { useStore } from './useStore';

/** The chat of a room. */
export interface UseChatResult {
  /** `'open'` while one is in the room, so that somebody could hear. */
  status: 'idle' | 'open';
  /** Everything written since one joined, oldest first; kept when one leaves and joins again. */
  messages: readonly ChatMessage[];
  /** Sends a text to everybody in the room. @returns false if it was not sent; `error` says why */
  send(text: string): boolean;
  /** Why the last text was not sent. */
  error: RtcError | null;
}

/**
 * Writes to and reads from everybody in a room, over its data channels: no server sees the messages.
 *
 * @param call what `useRoom` returned
 */
export function useChat(call: { room: Room }): UseChatResult {
  const { room } = call;
  const chat = room.part(createChat);
  const { messages } = useStore(chat);
  const { status } = useStore(room);
  const [error, setError] = useState<RtcError | null>(null);

  const send = useCallback(
    (text: string) => {
      const failure = chat.send(text);
      setError(failure);
      return failure === null;
    },
    [chat],
  );

  return { status: status === 'joined' || status === 'reconnecting' ? 'open' : 'idle', messages, send, error };
}
