import { usePreparedRoom, type Signaling } from '@visavis/hooks';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallConnection, Connect, ConnectOptions } from './connection';
import { useEvent } from '../useEvent';

/** For how long a name stays the same before anything is opened under it, in ms: it may be being typed. */
const NAME_MS = 500;

/** What is opened while somebody is in the lobby. */
interface Opened {
  readonly name: string;
  readonly abort: AbortController;
  readonly connection: Promise<CallConnection>;
  readonly warnings: Warnings;
}

/** What was warned of so far; once a connection is taken, the taker hears it. */
interface Warnings {
  latest: string | null;
  listener: ConnectOptions['onWarning'] | null;
}

/** What a call will need, as given to `<Call>`. */
export interface CallPreparationOptions {
  /** Whether somebody is there who may join, or has joined and not left yet. */
  enabled: boolean;
  /** Whether they have yet to join. */
  inLobby: boolean;
  signaling: Signaling | null;
  connect: Connect | undefined;
  name: string;
  roomKey: string | null;
  iceServers: CallConnection['iceServers'];
  iceTransportPolicy: RTCIceTransportPolicy | undefined;
}

/**
 * Makes a call ready while somebody is in its lobby: opens what it runs on, and prepares the room. What fails is left to the call
 * itself, which tells.
 *
 * @returns what the call connects by: `connect`, or what it gave already
 */
export function useCallPreparation(options: CallPreparationOptions): Connect | undefined {
  const { enabled, inLobby, signaling, connect, name, roomKey, iceServers, iceTransportPolicy } = options;
  const opened = useRef<Opened | null>(null);
  const [connection, setConnection] = useState<CallConnection | null>(null);
  const open = useEvent((asked: ConnectOptions) => connect?.(asked));
  const needed = enabled && inLobby && connect !== undefined;

  usePreparedRoom({
    signaling: enabled ? (connect ? (connection?.signaling ?? null) : signaling) : null,
    name,
    roomKey,
    iceServers: connect ? (connection?.iceServersAhead === false ? undefined : connection?.iceServers) : iceServers,
    iceTransportPolicy: iceTransportPolicy ?? connection?.iceTransportPolicy,
  });

  useEffect(() => {
    if (!needed) return undefined;
    let begun: Opened | null = null;
    const timer = setTimeout(() => {
      const abort = new AbortController();
      // There before anything is opened, which may warn at once.
      const warnings: Warnings = { latest: null, listener: null };
      const onWarning = (warning: string | null) => {
        if (abort.signal.aborted) return;
        warnings.latest = warning;
        warnings.listener?.(warning);
      };
      // Also what throws is a rejection, which the call comes to itself.
      const promise = (async () => {
        const made = await open({ name, signal: abort.signal, onWarning });
        if (!made) throw new Error('There is nothing to connect by any more.');
        return made;
      })();
      begun = opened.current = { name, abort, connection: promise, warnings };
      promise.then(
        (made) => !abort.signal.aborted && setConnection(made),
        () => opened.current === begun && (opened.current = null),
      );
    }, NAME_MS);
    return () => {
      clearTimeout(timer);
      // The call takes it in the same turn, and after this.
      queueMicrotask(() => {
        if (!begun || opened.current !== begun) return;
        opened.current = null;
        begun.abort.abort();
        setConnection(null);
        begun.connection.then(
          (made) => made.close?.(),
          () => undefined,
        );
      });
    };
  }, [needed, name, open]);

  const take = useCallback(
    async (asked: ConnectOptions): Promise<CallConnection> => {
      const ready = opened.current;
      if (ready?.name === asked.name) {
        opened.current = null;
        ready.warnings.listener = asked.onWarning;
        asked.signal.addEventListener('abort', () => ready.abort.abort(), { once: true });
        asked.onWarning(ready.warnings.latest);
        const made = await ready.connection.catch(() => null);
        if (made) return made;
      }
      const made = await open(asked);
      if (!made) throw new Error('There is nothing to connect by any more.');
      return made;
    },
    [open],
  );

  return connect && take;
}
