import { useEffect, useMemo } from 'react';
import type { RtcError } from '../core/errors';
import type { ChannelData } from '../core/peer/channels/channelData';
import {
  createDataChannel,
  type DataChannelOptions,
  type DataChannelStatus,
} from '../core/peer/channels/dataChannel';
import { peerOf, type PeerSource } from '../core/peer/peerSource';
import { useLatest } from './useLatest';
import { useStore } from './useStore';

/** A channel for messages of the type `T`. The same object until something in it changes. */
export interface UseDataChannelResult<T> {
  /**
   * `'connecting'` until the other side has asked for the same label, and again while the connection is
   * away; `'closed'` without a peer, or when its peer is closed or has failed.
   */
  status: DataChannelStatus;
  /**
   * Sends text, bytes or a JSON value; too early, it waits for the channel. Await it to send no faster than
   * the path takes it.
   *
   * @returns true once the browser has it and there is room for the next; false if it was not sent, because
   *   it is too large (`error` says so) or the channel closed
   */
  send(message: T): Promise<boolean>;
  /** Hears what the other side sends, until the returned function is called. Subscribe in an effect. */
  subscribe(listener: (message: T) => void): () => void;
  /** How much waits to be sent, in bytes, at the moment of reading; it does not render. */
  readonly bufferedBytes: number;
  /** The last message that was refused, on its way out or in; null again when the channel opens anew. */
  error: RtcError | null;
}

/**
 * Opens a labelled channel to one other browser, for text, bytes and JSON values of any size.
 *
 * Both sides use the hook with the same label and the same options, in any order; one component a label. It
 * opens anew by itself when the connection is replaced, and closes when the component unmounts.
 *
 * @param source a participant, what `usePeer` returned, or the peer itself; another peer is another channel
 * @param label what the two sides know it by
 * @param options how it delivers; `parse` may be an inline function
 */
export function useDataChannel<T = ChannelData>(
  source: PeerSource,
  label: string,
  options: DataChannelOptions<T> = {},
): UseDataChannelResult<T> {
  const { ordered, maxRetransmits, maxMessageBytes } = options;
  const peer = peerOf(source);
  const getOptions = useLatest(options);

  const channel = useMemo(
    () =>
      createDataChannel<T>(peer, label, {
        ordered,
        maxRetransmits,
        maxMessageBytes,
        parse(message) {
          const { parse } = getOptions();
          return parse ? parse(message) : (message as T);
        },
      }),
    [peer, label, ordered, maxRetransmits, maxMessageBytes, getOptions],
  );

  useEffect(() => {
    channel.open();
    return () => channel.close();
  }, [channel]);

  const { status, error } = useStore(channel);
  const actions = useMemo(
    () => ({
      send: async (message: T) => (await channel.send(message)) === null,
      subscribe: (listener: (message: T) => void) => channel.subscribeMessages(listener),
    }),
    [channel],
  );
  return useMemo(() => withBufferedBytes({ status, error, ...actions }, channel), [status, error, actions, channel]);
}

/** Adds the count that is read from the channel whenever it is asked for. */
function withBufferedBytes<T>(
  result: Omit<UseDataChannelResult<T>, 'bufferedBytes'>,
  channel: { readonly bufferedBytes: number },
): UseDataChannelResult<T> {
  return {
    ...result,
    get bufferedBytes() {
      return channel.bufferedBytes;
    },
  };
}
