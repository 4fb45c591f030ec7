import type { Member, Signaling, SignalingConnection, SignalingEvents } from '@visavis/hooks';
import { createMemoryHub } from '@visavis/hooks/signaling/memory';
import { createRandom } from '@visavis/hooks/testing';

/** How the signaling does. */
export interface SignalingWeather {
  /** The share of messages that is lost, from 0 to 1. */
  readonly loss: number;
  /** Whether nobody reaches the server at all. */
  readonly cut: boolean;
  /** How many messages arrived so far. */
  readonly arrived: number;
  /** How many were lost so far. */
  readonly lost: number;
}

/** A signaling server in this page, and the wires to it, which can be damaged at any time. */
export interface TroubledHub {
  room(name: string): Signaling;
  /** Loses this share of all messages from now on, from 0 to 1. */
  setLoss(loss: number): void;
  /** Cuts everybody off from the server, or lets them back. */
  setCut(cut: boolean): void;
  subscribe(listener: () => void): () => void;
  getSnapshot(): SignalingWeather;
}

/** Somebody's wire. */
interface Wire {
  down(): void;
  up(): void;
}

/** Makes a hub in fair weather. `unreliable` of the test kit breaks by a plan; this one breaks by hand. */
export function createTroubledHub(): TroubledHub {
  const hub = createMemoryHub();
  const random = createRandom(1);
  const wires = new Set<Wire>();
  const listeners = new Set<() => void>();
  let weather: SignalingWeather = { loss: 0, cut: false, arrived: 0, lost: 0 };

  function change(next: Partial<SignalingWeather>) {
    weather = { ...weather, ...next };
    for (const listener of listeners) listener();
  }

  function connect(signaling: Signaling, name: string, events: SignalingEvents): SignalingConnection {
    const others = new Map<string, Member>();
    let self: Member | null = null;

    const connection = signaling.connect(name, {
      onOpen(member, present) {
        self = member;
        for (const each of present) others.set(each.id, each);
        if (!weather.cut) events.onOpen(member, present);
      },
      onJoin(member) {
        others.set(member.id, member);
        if (!weather.cut) events.onJoin(member);
      },
      onLeave(id) {
        others.delete(id);
        if (!weather.cut) events.onLeave(id);
      },
      onMessage(from, data) {
        const isLost = weather.cut || random() < weather.loss;
        change(isLost ? { lost: weather.lost + 1 } : { arrived: weather.arrived + 1 });
        if (!isLost) events.onMessage(from, data);
      },
      onDown: events.onDown,
      onError: events.onError,
      onFail: events.onFail,
    });

    const wire: Wire = {
      down: () => events.onDown(),
      up: () => self && events.onOpen(self, [...others.values()]),
    };
    wires.add(wire);
    if (weather.cut) queueMicrotask(() => wires.has(wire) && wire.down());

    return {
      send: (data) => !weather.cut && connection.send(data),
      close() {
        wires.delete(wire);
        connection.close();
      },
    };
  }

  return {
    room(roomName) {
      const signaling = hub.room(roomName);
      return { connect: (name, events) => connect(signaling, name, events) };
    },
    setLoss: (loss) => change({ loss }),
    setCut(cut) {
      if (cut === weather.cut) return;
      change({ cut });
      for (const wire of wires) {
        if (cut) wire.down();
        else wire.up();
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getSnapshot: () => weather,
  };
}
