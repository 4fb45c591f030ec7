import { RtcError } from '../core/errors';
import type { Json, Member, Signaling, SignalingConnection, SignalingEvents } from '../core/signaling/port';
import { mutateJson } from './mutateJson';
import { createRandom, type Random } from './random';

/** What goes wrong; shares are from 0 to 1, of the messages that one member receives. */
export interface UnreliableOptions {
  /** The share that is lost. @default 0 */
  loss?: number;
  /** The share that comes twice. @default 0 */
  duplicate?: number;
  /** The share that comes after the message that follows it. @default 0 */
  reorder?: number;
  /** The share in which something is changed. @default 0 */
  corrupt?: number;
  /** How much later every message comes, in ms. @default 0 */
  delayMs?: number;
  /** Breaks of the connection, in which nothing comes or goes. @default none */
  outage?: { everyMs: number; lastsMs: number };
  /** The same seed makes the same mistakes. @default 1 */
  seed?: number;
}

/** A message that waits for another to overtake it goes on after this, in ms. */
const OVERTAKE_MS = 200;

/**
 * A transport that does to `signaling` what networks do: loses, repeats, reorders, changes and delays what a
 * member receives, and breaks their connection. For tests of what stands on it.
 */
export function unreliable(signaling: Signaling, options: UnreliableOptions): Signaling {
  const random = createRandom(options.seed ?? 1);
  return {
    ...signaling,
    connect: (name, events) => connectUnreliably(signaling, name, events, options, random),
  };
}

const unreachable = () => Promise.reject<void>(new RtcError('signaling-unavailable', 'The connection is away.'));

function connectUnreliably(
  signaling: Signaling,
  name: string,
  events: SignalingEvents,
  options: UnreliableOptions,
  random: Random,
): SignalingConnection {
  const { loss = 0, duplicate = 0, reorder = 0, corrupt = 0, delayMs = 0, outage } = options;
  const members = new Map<string, Member>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let self: Member | null = null;
  let away = false;
  let overtaken: (() => void)[] = [];

  function later(ms: number, action: () => void) {
    const timer = setTimeout(() => {
      timers.delete(timer);
      action();
    }, ms);
    timers.add(timer);
  }

  function deliver(from: string, data: unknown) {
    if (away) return;
    events.onMessage(from, data);
    for (const release of overtaken.splice(0)) release();
  }

  function receive(from: string, data: unknown) {
    if (random() < loss) return;
    const copies = random() < duplicate ? 2 : 1;
    for (let copy = 0; copy < copies; copy++) {
      const arrived = random() < corrupt ? mutateJson(data as Json, random) : data;
      let held = random() < reorder;
      const release = () => {
        held = false;
        deliver(from, arrived);
      };
      later(delayMs, () => {
        if (!held) return release();
        const onOvertaken = () => held && release();
        overtaken.push(onOvertaken);
        later(OVERTAKE_MS, onOvertaken);
      });
    }
  }

  function breakDown({ everyMs, lastsMs }: { everyMs: number; lastsMs: number }) {
    later(everyMs, () => {
      away = true;
      events.onDown();
      later(lastsMs, () => {
        away = false;
        if (self) events.onOpen(self, [...members.values()]);
        breakDown({ everyMs, lastsMs });
      });
    });
  }

  function stop() {
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
    overtaken = [];
  }

  const connection = signaling.connect(name, {
    onOpen(member, others) {
      if (outage && !self) breakDown(outage);
      self = member;
      members.clear();
      for (const other of others) members.set(other.id, other);
      if (!away) events.onOpen(member, others);
    },
    onJoin(member) {
      members.set(member.id, member);
      if (!away) events.onJoin(member);
    },
    onLeave(id) {
      members.delete(id);
      if (!away) events.onLeave(id);
    },
    onMessage: (from, data) => !away && receive(from, data),
    onDown: (error) => !away && events.onDown(error),
    onError: (error) => !away && events.onError(error),
    onFail(error) {
      stop();
      events.onFail(error);
    },
  });

  return {
    send: (data) => !away && connection.send(data),
    ...(connection.decide && { decide: (decision) => (away ? unreachable() : connection.decide?.(decision)) ?? unreachable() }),
    close() {
      stop();
      connection.close();
    },
  };
}
