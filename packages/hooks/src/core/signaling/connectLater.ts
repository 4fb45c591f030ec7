import { loadChunk } from '../chunk';
import { RtcError } from '../errors';
import type { SignalingConnection, SignalingEvents } from './port';

/**
 * Enters a room by code that is fetched only now.
 *
 * @param load the `import()`, and what it has to enter by
 */
export function connectLater(
  load: () => Promise<(events: SignalingEvents) => SignalingConnection>,
  events: SignalingEvents,
): Required<SignalingConnection> {
  let connection: SignalingConnection | null = null;
  let closed = false;

  async function enter() {
    const part = await loadChunk(load);
    if (closed) return;
    if (part instanceof RtcError) events.onFail(part);
    else connection = part(events);
  }
  void enter();

  return {
    send: (data) => connection?.send(data) ?? false,
    check: () => connection?.check?.(),
    decide: (decision) =>
      connection?.decide?.(decision) ?? Promise.reject(new RtcError('signaling-unavailable', 'There is no signaling yet.')),
    close() {
      closed = true;
      connection?.close();
    },
  };
}
