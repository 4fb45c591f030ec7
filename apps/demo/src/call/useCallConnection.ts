import { toRtcError, type RtcError } from '@visavis/hooks';
import { useEffect, useState } from 'react';
import { openConnection, type CallConnection } from './openConnection';

/** What a call runs on, once it is there, or why it isn't. */
export interface CallConnectionState {
  readonly connection: CallConnection | null;
  readonly error: RtcError | null;
}

const nothingYet: CallConnectionState = { connection: null, error: null };

/** Opens what a call in `room` runs on, once, while the component is there, and closes it afterwards. */
export function useCallConnection(room: string, name: string): CallConnectionState {
  const [state, setState] = useState(nothingYet);

  useEffect(() => {
    const abort = new AbortController();
    let opened: CallConnection | undefined;

    async function open() {
      try {
        const connection = await openConnection(room, name, abort.signal);
        if (abort.signal.aborted) return connection.close();
        opened = connection;
        setState({ connection, error: null });
      } catch (cause) {
        if (abort.signal.aborted) return;
        setState({ connection: null, error: toRtcError(cause, 'signaling-unavailable') });
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
