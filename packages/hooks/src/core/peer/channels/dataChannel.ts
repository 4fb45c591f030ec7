import { RtcError, toRtcError } from '../../errors';
import { createStore, type Store } from '../../store';
import type { Peer } from '../peer';
import { decodeMessage, encodeMessage, type ChannelData } from './channelData';
import { createReassembly, isReadyFrame, READY_FRAME, type Reassembly } from './frame';
import { createSendQueue } from './sendQueue';

/** The largest message that is sent or taken unless told otherwise, in bytes. */
export const DEFAULT_MAX_MESSAGE_BYTES = 64 * 1024 * 1024;

/** How much may wait beside one message of the largest size, in bytes. */
const MAX_WAITING_BYTES = 16 * 1024 * 1024;

/** Where a channel stands: waiting for the connection or for the other side to ask for it; usable; over. */
export type DataChannelStatus = 'connecting' | 'open' | 'closed';

/** What is known of a data channel. */
export interface DataChannelState {
  readonly status: DataChannelStatus;
  /**
   * The last message that was refused: `message-too-large`, or `message-invalid` for one that came and could
   * not be read or that `parse` refused. Null again when the channel opens anew.
   */
  readonly error: RtcError | null;
}

/** How a data channel delivers. Both sides give the same. */
export interface DataChannelOptions<T> {
  /** Whether messages arrive in the order in which they were sent. @default true */
  ordered?: boolean | undefined;
  /** How often a lost packet is sent again before the message is given up. @default without end */
  maxRetransmits?: number | undefined;
  /** The largest message that is sent or taken, in bytes. @default 64 MiB */
  maxMessageBytes?: number | undefined;
  /**
   * Checks what came from the other side and gives it its type; throws to refuse it. Without it `T` is no
   * more than a hope.
   */
  parse?: ((message: unknown) => T) | undefined;
}

/** One labelled channel for messages of any size. Inert until `open()`. */
export interface DataChannel<T> extends Store<DataChannelState> {
  /** Asks for the channel. @throws Error if the label is in use on this peer */
  open(): void;
  /** Lets go of it; `open()` asks again. What waits is not sent. */
  close(): void;
  /**
   * Sends text, bytes or a JSON value; too early, it waits for the channel. Bytes must not be changed before
   * it has settled.
   *
   * @returns null once the browser has it and there is room for the next; else why it was not sent:
   *   `message-too-large` (also when 16 MiB and more wait already), or `peer-failed` when the channel closed
   *   before. When a connection is replaced, what the browser held at that moment is lost.
   * @throws TypeError (as a rejection) for what has no form in JSON
   */
  send(message: T): Promise<RtcError | null>;
  /** Hears what the other side sends, until the returned function is called. */
  subscribeMessages(listener: (message: T) => void): () => void;
  /** How much waits to be sent, here and in the browser, in bytes. */
  readonly bufferedBytes: number;
}

/**
 * Makes a data channel that finds its counterpart by its label and outlives the connections of its peer.
 * Constructing it starts nothing.
 *
 * @param peer null: the channel stays closed
 */
export function createDataChannel<T = ChannelData>(
  peer: Peer | null,
  label: string,
  options: DataChannelOptions<T> = {},
): DataChannel<T> {
  const { ordered = true, maxRetransmits, maxMessageBytes = DEFAULT_MAX_MESSAGE_BYTES } = options;
  const store = createStore<DataChannelState>({ status: 'closed', error: null });
  const queue = createSendQueue(maxMessageBytes + MAX_WAITING_BYTES);
  const listeners = new Set<(message: T) => void>();
  const closedError = () => new RtcError('peer-failed', `The data channel "${label}" is closed.`);

  let letGo: (() => void) | null = null;
  /** Whether both sides are known to listen on it. */
  let usable = false;
  let listening = new AbortController();

  function follow(next: RTCDataChannel | null) {
    listening.abort();
    queue.detach();
    usable = false;
    if (next) listen(next, createReassembly(maxMessageBytes));
    update();
  }

  function listen(own: RTCDataChannel, reassembly: Reassembly) {
    listening = new AbortController();
    const { signal } = listening;
    own.addEventListener('open', () => onOpen(own), { signal });
    own.addEventListener(
      'message',
      ({ data }: MessageEvent<unknown>) => {
        // An end that sends something is there and listens.
        begin(own);
        if (!(data instanceof ArrayBuffer) || isReadyFrame(data)) return;
        const joined = reassembly.add(data);
        if (joined) onMessage(joined instanceof RtcError ? joined : decodeMessage(joined));
      },
      { signal },
    );
    if (own.readyState === 'open') onOpen(own);
  }

  function onOpen(own: RTCDataChannel) {
    // The side that opens a channel can't know whether the other has asked for it yet; what it sends before
    // would be lost. Where words may get lost anyhow, it does not wait for one.
    if (!peer?.channels.adopts && own.maxRetransmits === null) return;
    own.send(READY_FRAME);
    begin(own);
  }

  function begin(own: RTCDataChannel) {
    if (usable) return;
    usable = true;
    store.set({ error: null });
    update();
    queue.attach(own);
  }

  function onMessage(message: ChannelData | RtcError) {
    if (message instanceof RtcError) {
      store.set({ error: message });
      return;
    }
    let parsed: T;
    try {
      parsed = options.parse ? options.parse(message) : (message as T);
    } catch (cause) {
      store.set({ error: toRtcError(cause, 'message-invalid') });
      return;
    }
    for (const listener of listeners) listener(parsed);
  }

  function update() {
    const status = letGo ? peer?.getSnapshot().status : 'closed';
    const over = !status || status === 'closed' || status === 'failed';
    store.set({ status: over ? 'closed' : usable ? 'open' : 'connecting' });
    if (over) queue.fail(closedError());
  }

  return {
    getSnapshot: store.getSnapshot,
    getInitialSnapshot: store.getInitialSnapshot,
    subscribe: store.subscribe,
    open() {
      if (letGo || !peer) return;
      const init = { ordered, ...(maxRetransmits !== undefined && { maxRetransmits }) };
      const release = peer.channels.claim(label, init, follow);
      const unsubscribe = peer.subscribe(update);
      letGo = () => {
        unsubscribe();
        release();
      };
      update();
    },
    close() {
      letGo?.();
      letGo = null;
      follow(null);
    },
    async send(message) {
      const raw = encodeMessage(message);
      const bytes = raw.bytes.byteLength;
      let error: RtcError | null;
      if (store.getSnapshot().status === 'closed') error = closedError();
      else if (bytes > maxMessageBytes) {
        const text = `A message of ${bytes} bytes is over the limit of ${maxMessageBytes}.`;
        error = new RtcError('message-too-large', text);
      } else error = await queue.add(raw);
      if (error?.code === 'message-too-large') store.set({ error });
      return error;
    },
    subscribeMessages(listener) {
      const entry = (message: T) => listener(message);
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    get bufferedBytes() {
      return queue.bufferedBytes;
    },
  };
}
