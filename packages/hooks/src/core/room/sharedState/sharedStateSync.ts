import type { Clock } from '../../environment/clock';
import type { RtcError } from '../../errors';
import { parseStatePayload, type StatePayload, type StateVersion } from './statePayload';
import { isNewer, type StateRegister } from './stateRegister';

/** How many values may be on their way to one member. Of what is written meanwhile only the last value follows. */
const MAX_UNDER_WAY = 4;
/** How long others wait to be told of what came from a member, in ms. */
export const GOSSIP_MS = 1000;

/** Says nothing of what becomes of it: at the next connection both sides say again what they have. */
const ignore = (_error: RtcError | null) => undefined;
const versionOf = ({ key, version, by }: StateVersion): StateVersion => ({ key, version, by });

interface StatePeer {
  isConnected: boolean;
  readonly due: Set<string>;
  underWay: number;
}

/** Keeps the registers of all members the same. */
export interface SharedStateSync {
  /** Who is in now, and connected or not. */
  setMembers(members: readonly { readonly id: string; readonly isConnected: boolean }[]): void;
  /** A payload arrived. What is none changes nothing. */
  receive(from: string, input: unknown): void;
  /** The local member has written a key. */
  onWritten(key: string): void;
}

/**
 * Makes the exchange: a value goes to everyone as it is written; at each connection both sides say which versions they
 * have, and the one that has the newer value sends it.
 */
export function createSharedStateSync(options: {
  register: StateRegister;
  clock: Clock;
  /** Sends a payload. `settle` is called once: null if it was delivered. */
  send(id: string, payload: StatePayload, settle: (error: RtcError | null) => void): void;
  /** The value of a key is another one. */
  onChange(key: string): void;
}): SharedStateSync {
  const { register, clock, send, onChange } = options;
  const { entries } = register;
  const peers = new Map<string, StatePeer>();
  /** Keys that others wrote, of which not everybody may have heard. */
  const news = new Set<string>();
  let timer: unknown;

  function tellVersions(id: string, keys: readonly string[] | null) {
    const listed = keys ? keys.flatMap((key) => entries.get(key) ?? []) : [...entries.values()];
    send(id, { type: 'have', isAll: keys === null, have: listed.map(versionOf) }, ignore);
  }

  function flush(id: string, peer: StatePeer) {
    for (const key of peer.due) {
      if (peer.underWay >= MAX_UNDER_WAY) return;
      peer.due.delete(key);
      const entry = entries.get(key);
      if (!entry) continue;
      peer.underWay += 1;
      send(id, { type: 'entry', entry }, (error) => {
        peer.underWay -= 1;
        if (!error) flush(id, peer);
      });
    }
  }

  function owe(id: string, key: string) {
    const peer = peers.get(id);
    if (!peer?.isConnected) return;
    peer.due.add(key);
    flush(id, peer);
  }

  /** For those who are not connected to the writer. */
  function spread(key: string) {
    news.add(key);
    timer ??= clock.setTimer(() => {
      timer = undefined;
      const keys = [...news];
      news.clear();
      for (const [id, { isConnected }] of peers) if (isConnected) tellVersions(id, keys);
    }, GOSSIP_MS);
  }

  function compare(from: string, have: readonly StateVersion[], isAll: boolean) {
    const theirs = new Map(have.map((each) => [each.key, each]));
    for (const entry of entries.values()) {
      const their = theirs.get(entry.key);
      if ((their || isAll) && isNewer(entry, their)) owe(from, entry.key);
    }
    const missing = have.filter((each) => isNewer(each, entries.get(each.key)));
    if (missing.length === 0) return;
    const known = missing.map(({ key }) => entries.get(key) ?? { key, version: 0, by: '' });
    send(from, { type: 'have', isAll: false, have: known.map(versionOf) }, ignore);
  }

  return {
    setMembers(members) {
      for (const id of peers.keys()) if (!members.some((each) => each.id === id)) peers.delete(id);
      for (const { id, isConnected } of members) {
        const peer = peers.get(id) ?? { isConnected: false, due: new Set<string>(), underWay: 0 };
        const isNew = isConnected && !peer.isConnected;
        peer.isConnected = isConnected;
        peers.set(id, peer);
        if (isNew) tellVersions(id, null);
      }
    },
    receive(from, input) {
      const payload = parseStatePayload(input);
      if (payload?.type === 'have') compare(from, payload.have, payload.isAll);
      if (payload?.type !== 'entry' || !register.take(payload.entry)) return;
      spread(payload.entry.key);
      onChange(payload.entry.key);
    },
    onWritten(key) {
      for (const id of peers.keys()) owe(id, key);
    },
  };
}
