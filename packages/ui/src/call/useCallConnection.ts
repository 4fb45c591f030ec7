import { toRtcError, type RtcError } from '@visavis/hooks/core';
import { useEffect, useState } from 'react';
import type { CallConnection, Connect } from './connection';
import { useEvent } from '../useEvent';

/** What a call runs on, once it is there, or why it isn't. */
export interface CallConnectionState {
  readonly connection: CallConnection | null;
  readonly error: RtcError | null;
  /** What is wrong although the call can be made, in words. */
  readonly warning: string | null;
}

const nothingYet: CallConnectionState = { connection: null, error: null, warning: null };

/**
 * Gets what a call runs on, once, while the component is there, and closes it afterwards.
 *
 * @param connect undefined: nothing has to be got
 */
export function useCallConnection(connect: Connect | undefined, name: string): CallConnectionState {
  const [state, setState] = useState(nothingYet);
  const needed = connect !== undefined;
  const open = useEvent((...args: Parameters<Connect>) => connect?.(...args));

  useEffect(() => {
    if (!needed) return undefined;
    const abort = new AbortController();
    const { signal } = abort;
    let opened: CallConnection | undefined;

    async function start() {
      try {
        const connection = await open({
          name,
          signal,
          onWarning(warning) {
            if (!signal.aborted) setState((before) => ({ ...before, warning }));
          },
        });
        if (!connection) return;
        if (signal.aborted) {
          connection.close?.();
          return;
        }
        opened = connection;
        setState((before) => ({ ...before, connection, error: null }));
      } catch (cause) {
        if (signal.aborted) return;
        const error = toRtcError(cause, 'signaling-unavailable');
        setState((before) => ({ ...before, connection: null, error }));
      }
    }

    void start();
    return () => {
      abort.abort();
      // The room is left in the same turn, and before.
      const closing = opened;
      queueMicrotask(() => closing?.close?.());
      setState(nothingYet);
    };
  }, [needed, name, open]);

  return state;
}
