import { RtcError } from '../../../errors';
import { createVirtualEnvironment } from '../../../../testing/virtualEnvironment';
import { createMessageStream, type MessageStream } from '../../messages/messageStream';
import { createChatLog, type ChatLine, type ChatLog } from '../chatLog';
import { createChatSync, type ChatMember, type ChatSync } from '../chatSync';

const TRANSIT_MS = 15;

/** The chat of one page. */
interface Page {
  readonly log: ChatLog;
  readonly sync: ChatSync;
  readonly ownLog: string;
  written: number;
  readonly streams: Map<string, MessageStream>;
}

/** A member and its page; a reload replaces the page and keeps the id. */
export interface ChatNode {
  readonly id: string;
  page: Page;
  write(text: string): ChatLine;
  /** What the page shows. */
  texts(): string[];
}

/** The chats of several members over connections that a test makes and breaks. */
export interface ChatNetwork {
  readonly nodes: readonly ChatNode[];
  advance(ms: number): void;
  connect(one: ChatNode, other: ChatNode): void;
  disconnect(one: ChatNode, other: ChatNode): void;
  /** Begins a new page, without connections. */
  reload(node: ChatNode): void;
  /** Takes a member out of the room, at everyone; `connect` brings it back. */
  leave(node: ChatNode): void;
}

/** Makes members who are in the room, and connected to nobody yet. */
export function createChatNetwork(ids: readonly string[]): ChatNetwork {
  const clock = createVirtualEnvironment();
  /** By `ID ID`, in the order of the ids: the connection now. */
  const connections = new Map<string, object>();
  /** Who lists whom, by `ID ID`. */
  const listed = new Set<string>();
  let pages = 0;

  const keyOf = (one: string, other: string) => [one, other].toSorted().join(' ');

  const memberOf = (viewer: string, id: string): ChatMember => ({
    id,
    name: id.toUpperCase(),
    isConnected: connections.has(keyOf(viewer, id)),
    isExpected: listed.has(`${viewer} ${id}`),
  });

  function update(viewer: ChatNode) {
    const members = nodes.filter(({ id }) => listed.has(`${viewer.id} ${id}`));
    viewer.page.sync.setMembers(members.map(({ id }) => memberOf(viewer.id, id)));
  }

  function makePage(id: string): Page {
    pages += 1;
    const ownLog = `${id}/${String(pages).padStart(16, '0')}`;
    const log = createChatLog();
    const sync = createChatSync({
      log,
      clock,
      ownLog: () => ownLog,
      now: () => clock.now(),
      send(to, payload, settle) {
        const stream = page.streams.get(to);
        if (stream) stream.send('visavis.chat', payload as never, settle);
        else settle(new RtcError('peer-failed', 'The participant has left.'));
      },
      onChange: () => undefined,
    });
    const page: Page = { log, sync, ownLog, written: 0, streams: new Map() };
    return page;
  }

  function streamOf(owner: ChatNode, other: ChatNode): MessageStream {
    const { page } = owner;
    const known = page.streams.get(other.id);
    if (known) return known;
    const made = createMessageStream({
      clock,
      post(message) {
        const connection = connections.get(keyOf(owner.id, other.id));
        const copy = structuredClone(message);
        clock.setTimer(() => {
          if (connection && connection === connections.get(keyOf(owner.id, other.id))) {
            streamOf(other, owner).receive(copy);
          }
        }, TRANSIT_MS);
      },
      onMessage(_topic, data) {
        if (owner.page === page) page.sync.receive(memberOf(owner.id, other.id), data);
      },
    });
    page.streams.set(other.id, made);
    return made;
  }

  const nodes = ids.map((id): ChatNode => {
    const node: ChatNode = {
      id,
      page: makePage(id),
      write(text) {
        const { page } = node;
        const line: ChatLine = {
          log: page.ownLog,
          n: (page.written += 1),
          clock: page.log.nextClock(),
          name: id,
          text,
          at: clock.now(),
          fromHistory: false,
        };
        page.log.add(line);
        page.sync.onWritten();
        return line;
      },
      texts: () => node.page.log.lines.map(({ text }) => text),
    };
    return node;
  });

  function setConnection(one: ChatNode, other: ChatNode, connection: object | null) {
    const key = keyOf(one.id, other.id);
    if (connection) connections.set(key, connection);
    else connections.delete(key);
    for (const [from, to] of [[one, other], [other, one]] as const) {
      if (connection) listed.add(`${from.id} ${to.id}`);
      if (connection) streamOf(from, to);
      from.page.streams.get(to.id)?.setConnected(false);
      update(from);
    }
    if (!connection) return;
    for (const [from, to] of [[one, other], [other, one]] as const) streamOf(from, to).setConnected(true);
  }

  const othersOf = (node: ChatNode) => nodes.filter((each) => each !== node);

  return {
    nodes,
    advance: (ms) => clock.advance(ms),
    connect(one, other) {
      setConnection(one, other, null);
      setConnection(one, other, {});
    },
    disconnect: (one, other) => setConnection(one, other, null),
    reload(node) {
      for (const other of othersOf(node)) setConnection(node, other, null);
      node.page = makePage(node.id);
    },
    leave(node) {
      const gone = new RtcError('peer-failed', 'The participant has left.');
      for (const other of othersOf(node)) {
        listed.delete(`${node.id} ${other.id}`);
        listed.delete(`${other.id} ${node.id}`);
        setConnection(node, other, null);
        for (const [from, to] of [[node, other], [other, node]] as const) {
          from.page.streams.get(to.id)?.close(gone);
          from.page.streams.delete(to.id);
        }
      }
    },
  };
}
