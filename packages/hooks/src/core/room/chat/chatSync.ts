import type { Clock } from '../../environment/clock';
import type { RtcError } from '../../errors';
import type { ChatLog } from './chatLog';
import { createChatPeer, type ChatPeer, type SendChat } from './chatPeer';
import { authorOf, parseChatPayload, type ChatHave, type ChatPayload } from './chatPayload';

/** How long others wait to be told what came from its author, in ms, so that much is told at once. */
export const GOSSIP_MS = 1000;

/** How long a member may take to answer, in ms, before another one is asked; and an author to say that its chat is there. */
export const ANSWER_MS = 10_000;

/** Says nothing of what becomes of it: at the next connection both sides say again what they have. */
const ignore = (_error: RtcError | null) => undefined;
const logIdOf = (key: string) => key.slice(key.lastIndexOf('/') + 1);

/** Someone whose chat may be reached: a participant. */
export interface ChatMember {
  readonly id: string;
  readonly name: string;
  readonly isConnected: boolean;
  /** Whether it is connected, or is about to be. */
  readonly isExpected: boolean;
}

/** Keeps the chats of all members the same. */
export interface ChatSync {
  /** Who is in now. A member that has just been connected is told what is here. */
  setMembers(members: readonly ChatMember[]): void;
  /** A payload arrived from a member that is in. What is none changes nothing. */
  receive(from: ChatMember, input: unknown): void;
  /** The local member has written something. */
  onWritten(): void;
  /** Up to which of the lines written here a member has them. */
  has(id: string): number;
}

/**
 * Makes the exchange between the chats of a room's members.
 *
 * Each page writes a log of its own, whose lines are numbered. At each connection both sides say how many lines they have
 * of each log. What a member wrote itself it sends by itself; what others wrote is asked for where it is there, unless its
 * author is in the room and sends it.
 */
export function createChatSync(options: {
  log: ChatLog;
  clock: Clock;
  /** `AUTHOR/LOG` of what is written here. */
  ownLog(): string;
  /** Ms since 1970. */
  now(): number;
  send: SendChat;
  /** The lines, or what a member has of them, are others. `from`: the member that wrote something, if one did. */
  onChange(from: ChatMember | null): void;
}): ChatSync {
  const { log, clock, ownLog, now, send, onChange } = options;
  const peers = new Map<string, ChatPeer>();
  /** By log: the member that was asked for what is missing, and until when it is waited for. */
  const asked = new Map<string, { id: string; untilMs: number }>();
  /** By log: the members that were asked for it and did not answer in time. */
  const silent = new Map<string, Set<string>>();
  /** Since when members are in whose chat has not been heard of. */
  const expectedSince = new Map<string, number>();
  let answerTimer: unknown;
  let members = new Map<string, ChatMember>();
  /** Logs that got longer, of which not everybody has been told. */
  const news = new Set<string>();
  let timer: unknown;

  function peerOf(id: string): ChatPeer {
    const known = peers.get(id);
    if (known) return known;
    const made = createChatPeer({ id, log, ownLog, now, send });
    peers.set(id, made);
    return made;
  }

  const tell = (id: string, payload: ChatPayload) => send(id, payload, ignore);
  /** What a member writes now it sends by itself, however much of it others have told. */
  function countsByAuthor(id: string) {
    const liveLog = peers.get(id)?.liveLog ?? null;
    return (key: string) => (liveLog === null ? authorOf(key) === id : key === liveLog);
  }

  function helloTo(id: string, reply: boolean): ChatPayload {
    return { type: 'hello', log: logIdOf(ownLog()), have: log.have(countsByAuthor(id)), ...(reply && { reply: true as const }) };
  }

  /** Whether the author of a log sends it by itself. */
  function isSentByAuthor(key: string): boolean {
    const author = authorOf(key);
    if (!members.get(author)?.isExpected) return false;
    const peer = peers.get(author);
    if (peer?.isKnown) return peer.liveLog === key;
    // Whose chat is never opened sends nothing.
    return clock.now() < (expectedSince.get(author) ?? 0) + ANSWER_MS;
  }

  /** Asks for what is missing, each log at one member that has it. */
  function pull() {
    const wanted = new Map<string, [key: string, n: number][]>();
    for (const [key, holders] of findMissing()) {
      // When nobody has answered it begins anew: they may be slow, and nobody else has it.
      if (holders.every((id) => silent.get(key)?.has(id))) silent.delete(key);
      const holder = holders.find((id) => !silent.get(key)?.has(id));
      if (holder === undefined) continue;
      asked.set(key, { id: holder, untilMs: clock.now() + ANSWER_MS });
      wanted.set(holder, [...(wanted.get(holder) ?? []), [key, log.count(key, 'anyone')]]);
    }
    for (const [id, want] of wanted) tell(id, { type: 'want', want: Object.fromEntries(want) });
    watchAnswers();
  }

  /** The logs of which there is more elsewhere, and nobody was asked; and who has that. */
  function findMissing(): Map<string, string[]> {
    const missing = new Map<string, string[]>();
    for (const [id, peer] of peers) {
      if (!members.get(id)?.isConnected) continue;
      for (const key of peer.logs) {
        if (peer.has(key) <= log.count(key, 'anyone') || key === ownLog() || asked.has(key) || isSentByAuthor(key)) continue;
        missing.set(key, [...(missing.get(key) ?? []), id]);
      }
    }
    return missing;
  }

  /** Passes over who does not answer, and looks again when an author has had its time. */
  function watchAnswers() {
    clock.clearTimer(answerTimer);
    const nowMs = clock.now();
    const ends = [...asked.values()].map(({ untilMs }) => untilMs);
    for (const since of expectedSince.values()) if (since + ANSWER_MS > nowMs) ends.push(since + ANSWER_MS);
    if (ends.length === 0) return;
    answerTimer = clock.setTimer(() => {
      for (const [key, { id, untilMs }] of asked) if (untilMs <= clock.now()) passOver(key, id);
      pull();
    }, Math.min(...ends) - nowMs);
  }

  function passOver(key: string, id: string) {
    asked.delete(key);
    silent.set(key, (silent.get(key) ?? new Set()).add(id));
  }

  /** Who is gone, or begins anew, is asked for nothing any more, and may be asked again. */
  function forgetQuestions(id: string) {
    for (const [key, question] of asked) if (question.id === id) asked.delete(key);
    for (const ids of silent.values()) ids.delete(id);
  }

  function spread(key: string) {
    news.add(key);
    timer ??= clock.setTimer(() => {
      timer = undefined;
      const keys = [...news];
      news.clear();
      for (const { id, isConnected } of members.values()) {
        if (!isConnected || !peers.get(id)?.isKnown) continue;
        const isByAuthor = countsByAuthor(id);
        const have = keys.map((each) => [each, log.count(each, isByAuthor(each) ? 'author' : 'anyone')]);
        tell(id, { type: 'have', have: Object.fromEntries(have) as ChatHave });
      }
    }, GOSSIP_MS);
  }

  function onLines(from: ChatMember, { log: key, lines, isLast }: Extract<ChatPayload, { type: 'lines' }>) {
    const isAuthor = authorOf(key) === from.id;
    const isAsked = asked.get(key)?.id === from.id;
    // What was not asked for can only come from its author; and nobody else knows what is written here.
    if (key === ownLog() || (!isAuthor && !isAsked && !silent.get(key)?.has(from.id))) return;
    if (isAsked) asked.set(key, { id: from.id, untilMs: clock.now() + ANSWER_MS });
    let isNew = false;
    for (const { ageMs, ...line } of lines) {
      const name = isAuthor ? from.name : line.name;
      isNew = log.add({ ...line, log: key, name, at: now() - ageMs, fromHistory: !isAuthor }) || isNew;
    }
    if (isLast && isAsked) {
      asked.delete(key);
      // What it lacks of it has been dropped there.
      peers.get(from.id)?.limit(key, log.count(key, 'anyone'));
    }
    if (isAuthor && lines.length > 0) tell(from.id, { type: 'have', have: { [key]: log.count(key, 'author') } });
    if (isNew) spread(key);
    onChange(isAuthor ? from : null);
    pull();
  }

  return {
    setMembers(next) {
      const before = members;
      members = new Map(next.map((each) => [each.id, each]));
      for (const [id] of before) {
        if (members.has(id)) continue;
        peers.delete(id);
        expectedSince.delete(id);
        forgetQuestions(id);
      }
      for (const { id, isConnected } of next) {
        if (!expectedSince.has(id)) expectedSince.set(id, clock.now());
        if (isConnected && !before.get(id)?.isConnected) tell(id, helloTo(id, false));
      }
      pull();
    },
    receive(from, input) {
      const payload = parseChatPayload(input);
      if (!payload) return;
      const peer = peerOf(from.id);
      switch (payload.type) {
        case 'hello':
          if (!payload.reply) tell(from.id, helloTo(from.id, true));
          forgetQuestions(from.id);
          peer.meet(`${from.id}/${payload.log}`, payload.have);
          onChange(null);
          break;
        case 'have':
          peer.update(payload.have);
          peer.pump();
          onChange(null);
          break;
        case 'want':
          peer.want(payload.want);
          break;
        case 'lines':
          onLines(from, payload);
          break;
      }
      pull();
    },
    onWritten() {
      for (const peer of peers.values()) peer.pump();
    },
    has: (id) => peers.get(id)?.has(ownLog()) ?? 0,
  };
}
