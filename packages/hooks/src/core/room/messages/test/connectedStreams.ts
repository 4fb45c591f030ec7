import { createVirtualEnvironment, type VirtualEnvironment } from '../../../../testing/virtualEnvironment';
import { createMessageStream, type MessageStream } from '../messageStream';
import type { SendOptions } from '../outboundStream';

/** One end of a stream, as a page holds it. */
export interface StreamEnd {
  readonly name: string;
  stream: MessageStream;
  /** What arrived in each life of the page. */
  readonly lives: unknown[][];
  /** What became of each message: null if it was delivered, else the code of the error. */
  readonly outcomes: Map<unknown, string | null>;
  /** How many stream messages this end posted. */
  posted: number;
  send(data: string | number, topic?: string, options?: SendOptions): void;
  reload(): void;
}

/** Two ends, and the connections between them: in order and without loss while they stand, as data channels are. */
export interface ConnectedStreams {
  readonly clock: VirtualEnvironment;
  readonly a: StreamEnd;
  readonly b: StreamEnd;
  /** A new connection, of which the ends learn after so many ms each. What the one before held is lost. */
  connect(aMs?: number, bMs?: number): void;
  disconnect(): void;
}

const TRANSIT_MS = 20;

/** Makes two ends that are not connected yet. */
export function createConnectedStreams(): ConnectedStreams {
  const clock = createVirtualEnvironment();
  /** The connection now; a message of an earlier one arrives nowhere. */
  let connection: object | null = null;

  function makeEnd(name: string, other: () => StreamEnd): StreamEnd {
    let ids = 0;

    function start(): MessageStream {
      const life: unknown[] = [];
      end.lives.push(life);
      return createMessageStream({
        clock,
        createId: () => `${name}-${String(ids++).padStart(8, '0')}`,
        post(message) {
          end.posted += 1;
          const current = connection;
          const copy = structuredClone(message);
          clock.setTimer(() => current && current === connection && other().stream.receive(copy), TRANSIT_MS);
        },
        onMessage: (_topic, data) => void life.push(data),
      });
    }

    const end: StreamEnd = {
      name,
      lives: [],
      outcomes: new Map(),
      posted: 0,
      stream: undefined as unknown as MessageStream,
      send(data, topic = 'app', options) {
        end.stream.send(topic, data, (error) => end.outcomes.set(data, error?.code ?? null), options);
      },
      reload() {
        end.stream = start();
      },
    };
    end.stream = start();
    return end;
  }

  const a: StreamEnd = makeEnd('a', () => b);
  const b: StreamEnd = makeEnd('b', () => a);

  function disconnect() {
    connection = null;
    a.stream.setConnected(false);
    b.stream.setConnected(false);
  }

  return {
    clock,
    a,
    b,
    disconnect,
    connect(aMs = 0, bMs = 0) {
      disconnect();
      const made = (connection = {});
      clock.setTimer(() => made === connection && a.stream.setConnected(true), aMs);
      clock.setTimer(() => made === connection && b.stream.setConnected(true), bMs);
    },
  };
}
