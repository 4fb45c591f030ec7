import { createVirtualEnvironment } from '../../../testing/virtualEnvironment';
import { createSession } from '../createSession';
import type { Segment } from '../segment';
import type { Session } from '../session';

/** Something that was delivered, and in which session. */
export interface Delivery {
  localId: string;
  remoteId: string | undefined;
  isEstablished: boolean;
  data: unknown;
}

/** Something that was sent to an end, ever. */
export interface Sent {
  segment: Segment;
  fallback: boolean;
  at: number;
}

/** One end from its start until its page is closed. */
export interface Life {
  session: Session;
  deliveries: Delivery[];
  resets: string[];
  opens: number;
}

/** One of two who speak with each other; `life` is another one after each reload. */
export interface End {
  readonly name: string;
  life: Life;
  readonly lives: Life[];
  /** All segments that this end sent. */
  readonly sent: Sent[];
  /** The messages that were sent under each id. */
  readonly streams: Map<string, unknown[]>;
  send(data: unknown, fallback?: boolean): void;
  /** Closes this life without a word, and begins another. */
  reload(): void;
  heard(): unknown[];
}

/** How a network treats a segment: after how many ms each copy of it arrives. */
export type Fate = (segment: Segment, from: End) => readonly number[];

/** Calls of an application, as its ends make them. */
export interface NetworkOptions {
  /** @default each segment arrives once, after 5 ms */
  fate?: Fate;
  /** Whether segments go by a path that hardly loses anything. @default no */
  isReliable?(fallback: boolean): boolean;
  batching?(): 'latency' | 'throughput';
  onReset?(end: End): void;
  onOpen?(end: End): void;
}

/** Makes two ends in virtual time, `a` and `b`. Nothing is sent before they are told to. */
export function createNetwork(options: NetworkOptions = {}) {
  const clock = createVirtualEnvironment();
  let fate: Fate = options.fate ?? (() => [5]);

  function makeEnd(name: string, other: () => End): End {
    const sent: Sent[] = [];
    const streams = new Map<string, unknown[]>();
    const lives: Life[] = [];
    let ids = 0;

    function start(): Life {
      const deliveries: Delivery[] = [];
      const resets: string[] = [];
      const session = createSession({
        clock,
        createId: () => `${name}-${String(ids++).padStart(8, '0')}`,
        ...(options.batching && { batching: options.batching }),
        transport: {
          send(segment, fallback) {
            sent.push({ segment, fallback, at: clock.now() });
            for (const delayMs of fate(segment, end)) {
              clock.setTimer(() => other().life.session.receive(structuredClone(segment)), delayMs);
            }
            return options.isReliable?.(fallback) ?? false;
          },
        },
        onMessage(data) {
          const { localId, remoteId, isEstablished } = session.state;
          deliveries.push({ localId, remoteId, isEstablished, data });
        },
        onOpen() {
          life.opens += 1;
          options.onOpen?.(end);
        },
        onReset(reason) {
          resets.push(reason);
          options.onReset?.(end);
        },
      });
      const life: Life = { session, deliveries, resets, opens: 0 };
      lives.push(life);
      return life;
    }

    const end: End = {
      name,
      life: undefined as unknown as Life,
      lives,
      sent,
      streams,
      send(data, fallback) {
        const { localId } = end.life.session.state;
        streams.set(localId, [...(streams.get(localId) ?? []), data]);
        end.life.session.send(data, fallback);
      },
      reload() {
        end.life.session.close();
        end.life = start();
      },
      heard: () => end.life.deliveries.map(({ data }) => data),
    };
    end.life = start();
    return end;
  }

  const a: End = makeEnd('a', () => b);
  const b: End = makeEnd('b', () => a);
  return {
    a,
    b,
    clock,
    advance: (ms: number) => clock.advance(ms),
    setFate(next: Fate) {
      fate = next;
    },
  };
}

/** A network that loses everything. */
export const silence: Fate = () => [];
/** A network that takes 5 ms. */
export const fair: Fate = () => [5];
