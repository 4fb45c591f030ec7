import {
  useChat,
  useFileTransfer,
  type UseChatMessage,
  type UseChatResult,
  type UseFileTransferResult,
  type UseRoomResult,
  type UseUserMediaResult,
} from '@visavis/hooks';
import { useMemo } from 'react';
import { joinMessages } from './joinMessages';
import { useSending, type Sending } from './useSending';
import { useUnread } from './useUnread';

/** Images up to this size are shown without asking whether they are wanted. */
const MAX_IMAGE_BYTES = 10 * 1024 * 1024;

/** The chat of a call, with its files. */
export interface CallChatState {
  readonly chat: UseChatResult;
  readonly files: UseFileTransferResult;
  /** Those of earlier stays too, oldest first. */
  readonly messages: readonly UseChatMessage[];
  /** How many messages of others came while the chat was closed. */
  readonly unread: number;
  readonly sending: Sending;
}

/**
 * @param previousMessages of an earlier stay in the same room
 * @param open whether the chat is shown
 */
export function useCallChat(
  call: UseRoomResult,
  { camera }: UseUserMediaResult,
  previousMessages: readonly UseChatMessage[],
  open: boolean,
): CallChatState {
  const chat = useChat(call, { acceptImagesBytes: MAX_IMAGE_BYTES });
  const files = useFileTransfer(call);
  const messages = useMemo(() => joinMessages(previousMessages, chat.messages), [previousMessages, chat.messages]);
  const unread = useUnread(messages, open);
  const sending = useSending(chat, camera, call.participants.length > 0);
  return { chat, files, messages, unread, sending };
}
