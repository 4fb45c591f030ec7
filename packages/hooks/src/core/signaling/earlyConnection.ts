import { toRtcError } from '../errors';
import type { Signaling, SignalingConnection, SignalingEvents } from './port';

/** How many messages are kept for who is still to come. Sessions send again what is dropped. */
const MAX_KEPT_MESSAGES = 256;

/** A connection to a room that runs ahead of the code that takes it. */
interface EarlyConnection {
  readonly name: string;
  /** Takes it over: what it has told until now is told once this has returned, and all that follows after it. */
  take(events: SignalingEvents): SignalingConnection;
  close(): void;
}

const early = new WeakMap<Signaling, EarlyConnection>();

/**
 * Enters a room while the code that is to run it is still being fetched. What the transport tells is kept until
 * `connectSignaling` takes the connection.
 *
 * @returns closes it, unless it was taken
 */
export function connectEarly(signaling: Signaling, name: string): () => void {
  early.get(signaling)?.close();
  const own = createEarlyConnection(signaling, name);
  early.set(signaling, own);
  return () => {
    if (early.get(signaling) !== own) return;
    early.delete(signaling);
    own.close();
  };
}

/** Enters a room, by the connection that was made early under the same name, if there is one. */
export function connectSignaling(signaling: Signaling, name: string, events: SignalingEvents): SignalingConnection {
  const made = early.get(signaling);
  early.delete(signaling);
  if (made?.name === name) return made.take(events);
  made?.close();
  return signaling.connect(name, events);
}

function createEarlyConnection(signaling: Signaling, name: string): EarlyConnection {
  let taker: SignalingEvents | null = null;
  let kept: ((events: SignalingEvents) => void)[] = [];
  let messages = 0;

  function tell(call: (events: SignalingEvents) => void) {
    if (taker) call(taker);
    else kept.push(call);
  }

  function connect(): SignalingConnection | null {
    try {
      return signaling.connect(name, {
        onOpen: (...opened) => tell((events) => events.onOpen(...opened)),
        onJoin: (member) => tell((events) => events.onJoin(member)),
        onLeave: (id) => tell((events) => events.onLeave(id)),
        onMessage(from, data) {
          if (!taker && (messages += 1) > MAX_KEPT_MESSAGES) return;
          tell((events) => events.onMessage(from, data));
        },
        onDown: (error) => tell((events) => events.onDown(error)),
        onError: (error) => tell((events) => events.onError(error)),
        onFail: (error) => tell((events) => events.onFail(error)),
      });
    } catch (cause) {
      tell((events) => events.onFail(toRtcError(cause, 'signaling-unavailable')));
      return null;
    }
  }
  const connection = connect();

  function close() {
    kept = [];
    connection?.close();
  }

  return {
    name,
    take(events) {
      queueMicrotask(() => {
        // What is told in the middle of it, or what closes the connection, has its turn.
        for (let next = kept.shift(); next; next = kept.shift()) next(events);
        taker = events;
      });
      return {
        send: (data) => connection?.send(data) ?? false,
        check: () => connection?.check?.(),
        ...(connection?.decide && { decide: connection.decide.bind(connection) }),
        close,
      };
    },
    close,
  };
}
