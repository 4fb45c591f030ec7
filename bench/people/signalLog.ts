import type { Page } from 'playwright';

/** A signal that a person's browser sent or was sent. */
export interface SignalFrame {
  readonly sent: boolean;
  /** Of the whole WebSocket frame, in bytes. */
  readonly bytes: number;
  /** In ms. */
  readonly at: number;
}

export type SignalLog = readonly SignalFrame[];

/** Writes down each signal that goes over any WebSocket of a page, whatever the way; but not pings and subscriptions. */
export function watchSignals(page: Page): SignalLog {
  const log: SignalFrame[] = [];
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => note(log, payload.toString(), true));
    socket.on('framereceived', ({ payload }) => note(log, payload.toString(), false));
  });
  return log;
}

function note(log: SignalFrame[], text: string, sent: boolean): void {
  if (isSignal(text)) log.push({ sent, bytes: Buffer.byteLength(text), at: performance.now() });
}

/** A client event of Pusher's; what trystero publishes; an offer, answer or candidate of peerjs. */
function isSignal(text: string): boolean {
  const { event, type, topic } = JSON.parse(text) as { event?: string; type?: string; topic?: string };
  if (event) return event.startsWith('client-');
  if (topic) return type === undefined || type === 'publish';
  return type === 'OFFER' || type === 'ANSWER' || type === 'CANDIDATE';
}
