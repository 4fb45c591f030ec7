import { RtcError, toRtcError } from '../../errors';
import { createStore, type Store } from '../../store';
import type { Peer } from '../peer';
import { decodeMessage, encodeMessage, type ChannelData } from './channelData';
import { createJoiner, READY_FRAME, type Joiner } from './frame';
import { createSendQueue } from './sendQueue';

/** The largest message that is sent or taken unless told otherwise, in bytes. */
export const DEFAULT_MAX_MESSAGE_BYTES = 64 * 1024 * 1024;

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
   *   `message-too-large`, or `peer-failed` when the channel closed before. When a connection is replaced,
   *   what the browser held at that moment is lost.
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
 */
export function createDataChannel<T = ChannelData>(
  peer: Pick<Peer, 'channels' | 'getSnapshot' | 'subscribe'>,
  label: string,
  options: DataChannelOptions<T> = {},
): DataChannel<T> {
  const { ordered = true, maxRetransmits, maxMessageBytes = DEFAULT_MAX_MESSAGE_BYTES } = options;
  const store = createStore<DataChannelState>({ status: 'closed', error: null });
  const queue = createSendQueue(maxMessageBytes);
  const listeners = new Set<(message: T) => void>();
  const closedError = () => new RtcError('peer-failed', `The data channel "${label}" is closed.`);

  let closeAll: (() => void) | null = null;
  let channel: RTCDataChannel | null = null;
  let listening = new AbortController();
  let joiner: Joiner;

  function use(next: RTCDataChannel | null) {
    listening.abort();
    queue.detach();
    channel = next;
    if (!next) {
      tellStatus();
      return;
    }
    listening = new AbortController();
    const { signal } = listening;
    joiner = createJoiner(maxMessageBytes);
    next.addEventListener('message', ({ data }: MessageEvent<unknown>) => onFrame(next, data), { signal });
    next.addEventListener('open', () => onOpen(next), { signal });
    if (next.readyState === 'open') onOpen(next);
  }

  function onOpen(own: RTCDataChannel) {
    own.send(READY_FRAME);
    // The side that opened the channel can't know whether anybody listens yet; the word that they do comes
    // from them. Where words may get lost, it does not wait for one.
    if (adopted || own.maxRetransmits !== null) begin(own);
  }

  return null as never;
}
