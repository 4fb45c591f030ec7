import * as v from 'valibot';
import { cleanName } from '../../cleanText';
import { systemClock, type Clock } from '../../environment/clock';
import { RtcError } from '../../errors';
import { createStore, type Store } from '../../store';
import { cleanFileName } from '../../storage/fileName';
import { createUniqueId } from '../../uniqueId';
import type { Json } from '../../signaling/port';
import { createFileTransfers } from '../fileTransfers';
import type { Participant } from '../participant';
import type { Room } from '../room';
import { createChatDelivery } from './chatDelivery';
import type { SendChat } from './chatPeer';
import { createChatLog, type ChatLine } from './chatLog';
import { MAX_CHAT_LENGTH, type ChatMessage } from './chatMessage';
import { authorOf } from './chatPayload';
import { createChatSync, type ChatMember } from './chatSync';
import { createChatTyping } from './chatTyping';

const TOPIC = 'visavis.chat';
const TYPING_TOPIC = 'visavis.chat-typing';

const TypingSchema = v.object({ typing: v.boolean() });

/** What was written so far. */
export interface ChatState {
  /** In the same order at everyone: after all that their writers had seen. At most the last 1,000. */
  readonly messages: readonly ChatMessage[];
  /** The ids of the participants who are typing. */
  readonly typing: readonly string[];
}

/** The chat of a room, over its data channels. */
export interface Chat extends Store<ChatState> {
  /**
   * Sends a text to everyone in the room, after a break of a connection if there is one; what became of it is in the
   * message's `status` and `recipients`.
   * @returns an error instead of sending if the text is longer than 4,000 characters; null if it was sent, or is empty
   */
  send(text: string): RtcError | null;
  /**
   * Offers a file to everyone in the room; the message's `attachment` is its transfer.
   * @returns `transfer-failed` if nobody else is in
   */
  sendFile(file: File): RtcError | null;
  /**
   * Sends an own message that failed again, as a new one in its place; a file is offered again. Those whom the first one has
   * reached get it twice.
   * @returns an error if it was not sent; null if it was, or there is no such message
   */
  retry(id: string): RtcError | null;
  /** Tells the others that the user is typing, or has stopped; call it with every key. `send` stops it. */
  setTyping(typing: boolean): void;
}

function toMember({ id, name, status }: Participant): ChatMember {
  const isExpected = status === 'connecting' || status === 'connected' || status === 'reconnecting';
  return { id, name, isConnected: status === 'connected', isExpected };
}

/** Makes the chat of a room; get it with `room.extension(createChat)`, so that there is one. */
export function createChat(room: Room, clock: Clock = systemClock): Chat {
  const store = createStore<ChatState>({ messages: [], typing: [] });
  const files = room.extension(createFileTransfers);
  const log = createChatLog();
  const delivery = createChatDelivery();
  /** What each line looks like, as long as its entry in `delivery` is the same. */
  const shown = new WeakMap<object, ChatMessage>();
  /** The ids of what was sent again. */
  const replaced = new Set<string>();
  let author = '';
  let ownLog = '';
  const ownLogs = new Set<string>();
  let written = 0;
  const typing = createChatTyping({
    clock,
    send: (isTyping) => sendTyping(connectedIds(), isTyping),
    onChange: () => store.set({ typing: typing.ids }),
  });
  const sync = createChatSync({
    log,
    clock,
    ownLog: () => ownLog,
    now: () => Date.now(),
    send: (...message) => send(...message),
    onChange(from) {
      if (from) typing.set(from.id, false);
      publish();
    },
  });

  const send: SendChat = (id, payload, settle) => {
    const { settled } = room.send(id, TOPIC, payload as unknown as Json);
    const gone = new RtcError('peer-failed', 'The participant has left.');
    void settled.then(([recipient]) => settle(recipient ? recipient.error : gone));
  };

  const connectedIds = () => room.getSnapshot().participants.flatMap(({ id, status }) => (status === 'connected' ? id : []));
  let connected: readonly string[] = [];

  function sendTyping(ids: readonly string[], isTyping: boolean) {
    if (ids.length > 0) room.send(ids, TYPING_TOPIC, { typing: isTyping });
  }

  /** Who connects while the user is typing has not heard of it. */
  function setUpTyping() {
    const before = connected;
    connected = connectedIds();
    if (typing.isOwn) sendTyping(connected.filter((id) => !before.includes(id)), true);
  }

  function describe(line: ChatLine): ChatMessage {
    const { n, text, at } = line;
    const from = authorOf(line.log);
    return {
      id: `${line.log}/${n}`,
      from,
      name: line.fromHistory ? cleanName(line.name) : line.name,
      text,
      ...(line.attachment !== undefined && { attachment: `${from}/${line.attachment}` }),
      at,
      own: from === author || ownLogs.has(line.log),
      ...(line.fromHistory && { fromHistory: true as const }),
      ...delivery.of(line),
    };
  }

  function toMessage(line: ChatLine): ChatMessage {
    const known = shown.get(line);
    if (known && known.recipients === delivery.of(line).recipients) return known;
    const made = describe(line);
    shown.set(line, made);
    return made;
  }

  function publish() {
    const present = room.getSnapshot().participants.map(({ id }) => [id, sync.has(id)] as const);
    delivery.update(ownLog, new Map(present));
    delivery.retain(log.lines);
    const messages = log.lines.map(toMessage).filter(({ id }) => !replaced.has(id));
    const before = store.getSnapshot().messages;
    if (messages.length !== before.length || messages.some((each, index) => each !== before[index])) store.set({ messages });
  }

  /** Each member id, and each page, writes a log of its own. */
  function follow() {
    const { self, participants } = room.getSnapshot();
    if (self && self.id !== author) {
      author = self.id;
      ownLog = `${author}/${createUniqueId()}`;
      ownLogs.add(ownLog);
      written = 0;
    }
    typing.retain(participants.map(({ id }) => id));
    setUpTyping();
    if (author) sync.setMembers(participants.map(toMember));
    publish();
  }

  function write(content: { text: string; attachment?: string }): void {
    const { self, participants } = room.getSnapshot();
    if (!self) return;
    const line: ChatLine = {
      ...content,
      log: ownLog,
      n: (written += 1),
      clock: log.nextClock(),
      name: self.name,
      at: Date.now(),
      fromHistory: false,
    };
    log.add(line);
    delivery.add(line, participants);
    sync.onWritten();
    publish();
  }

  // For as long as there is the room: all are forgotten together.
  room.onMessage(TOPIC, (from, data) => {
    if (author) sync.receive(toMember(from), data);
  });
  room.onMessage(TYPING_TOPIC, (from, data) => {
    if (v.is(TypingSchema, data)) typing.set(from.id, data.typing);
  });
  room.subscribe(follow);
  follow();

  function sendText(input: string): RtcError | null {
    const text = input.trim();
    if (!text) return null;
    if (text.length > MAX_CHAT_LENGTH) {
      return new RtcError('message-too-large', `A message has at most ${MAX_CHAT_LENGTH} characters.`);
    }
    typing.setOwn(false);
    write({ text });
    return null;
  }

  function sendFile(file: File): RtcError | null {
    const sent = files.send(file);
    if (sent instanceof RtcError) return sent;
    write({ text: cleanFileName(file.name), attachment: sent.slice(sent.lastIndexOf('/') + 1) });
    return null;
  }

  function retry(id: string): RtcError | null {
    const message = store.getSnapshot().messages.find((each) => each.id === id && each.own);
    if (!message) return null;
    const transfer = files.getSnapshot().transfers.find((each) => each.id === message.attachment);
    const isFile = message.attachment !== undefined;
    const file = transfer?.file;
    if (isFile && !(file instanceof File)) return new RtcError('transfer-failed', `"${message.text}" is no longer here.`);
    replaced.add(id);
    const error = file instanceof File ? sendFile(file) : sendText(message.text);
    if (error) replaced.delete(id);
    return error;
  }

  return {
    getSnapshot: store.getSnapshot,
    getInitialSnapshot: store.getInitialSnapshot,
    subscribe: store.subscribe,
    send: sendText,
    sendFile,
    retry,
    setTyping: (isTyping) => typing.setOwn(isTyping),
  };
}
