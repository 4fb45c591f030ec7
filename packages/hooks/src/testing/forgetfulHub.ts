import type { Json, Member, Signaling, SignalingEvents } from '../core/signaling/port';

/** A message that went through the hub. */
export interface RecordedMessage {
  readonly from: string;
  readonly data: Json;
}

/** A signaling server that knows a tab by an id of its own, and sees no difference when the tab is reloaded: like Pusher. */
export interface ForgetfulHub {
  /** The transport of the tab with this id into the only room. */
  room(id: string): Signaling;
  /** All that was sent so far. */
  readonly recorded: readonly RecordedMessage[];
  /** Delivers a message to everybody else once more, as it was. */
  replay(message: RecordedMessage): void;
}

interface Seat {
  member: Member;
  events: SignalingEvents;
}

/** Makes a hub for members that live in one page. */
export function createForgetfulHub(): ForgetfulHub {
  const seats = new Map<string, Seat[]>();
  const recorded: RecordedMessage[] = [];
  const othersOf = (id: string) => [...seats].filter(([each]) => each !== id).flatMap(([, all]) => all);

  function deliver({ from, data }: RecordedMessage) {
    for (const other of othersOf(from)) other.events.onMessage(from, structuredClone(data));
  }

  function enter(id: string, name: string, events: SignalingEvents) {
    const member = { id, name };
    const own = { member, events };
    queueMicrotask(() => {
      const before = seats.get(id) ?? [];
      seats.set(id, [...before, own]);
      const others = [...seats].filter(([each]) => each !== id).flatMap(([, [first]]) => (first ? [first.member] : []));
      events.onOpen(member, others);
      if (before.length === 0) for (const other of othersOf(id)) other.events.onJoin(member);
    });
    return {
      send(data: Json) {
        const message = { from: id, data: structuredClone(data) };
        recorded.push(message);
        queueMicrotask(() => deliver(message));
        return true;
      },
      // The server notices only much later, if at all.
      close: () => void seats.set(id, (seats.get(id) ?? []).filter((each) => each !== own)),
    };
  }

  return {
    room: (id) => ({ room: 'forgetful', connect: (name, events) => enter(id, name, events) }),
    recorded,
    replay: deliver,
  };
}
