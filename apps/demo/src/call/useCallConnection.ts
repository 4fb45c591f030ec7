import { toRtcError, type RtcError } from '@visavis/hooks';
import { useEffect, useState } from 'react';
import { openConnection, type CallConnection } from './openConnection';

/** What a call runs on, once it is there, or why it isn't. */
export interface CallConnectionState {
  readonly connection: CallConnection | null;
  readonly error: RtcError | null;
  /** What is wrong with the ICE servers, in English, for whoever deployed this. */
  readonly iceProblem: string | null;
}

const nothingYet: CallConnectionState = { connection: null, error: null, iceProblem: null };

/** Opens what a call in `room` runs on, once, while the component is there, and closes it afterwards. */
export function useCallConnection(room: string, name: string): CallConnectionState {
  const [state, setState] = useState(nothingYet);

  useEffect(() => {
    const abort = new AbortController();
    let opened: CallConnection | undefined;

    async function open() {
      try {
        const connection = await openConnection({
          room,
          name,
          signal: abort.signal,
          onIceProblem: (iceProblem) => setState((before) => ({ ...before, iceProblem })),
        });
        if (abort.signal.aborted) return connection.close();
        opened = connection;
        setState((before) => ({ ...before, connection, error: null }));
      } catch (cause) {
        if (abort.signal.aborted) return;
        const error = toRtcError(cause, 'signaling-unavailable');
        setState((before) => ({ ...before, connection: null, error }));
      }
    }

    void open();
    return () => {
      abort.abort();
      opened?.close();
      setState(nothingYet);
    };
  }, [room, name]);

  return state;
}
