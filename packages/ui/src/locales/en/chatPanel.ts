import { format } from './format';

/** The words of `ChatPanel`, in English. */
export const chatPanel = {
  title: 'Chat',
  messages: 'Messages',
  empty: 'No messages yet. Everybody in the call can read what you write here.',
  message: 'Message',
  send: 'Send',
  you: 'You',
  guest: 'Guest',
  fromHistory: (name: string) => `${name}, retold by somebody here`,
  sending: 'Sending…',
  failed: 'Not sent',
  retry: 'Send again',
  time: (at: number) => format.time(at),
  day: (at: number) => format.day(at),
  earlier: 'Show earlier messages',
  newMessages: 'New messages',
  unread: (count: number) => (count === 1 ? '1 new message' : `${count} new messages`),
  newest: 'Jump to the newest',
  typing: (names: readonly string[]) => `${format.names(names)} ${names.length === 1 ? 'is' : 'are'} typing…`,
  fileGone: 'This file is no longer here.',
  drop: 'Drop files here to send them',
  close: 'Close',
  attach: 'Attach file',
  photo: 'Send photo',
};
