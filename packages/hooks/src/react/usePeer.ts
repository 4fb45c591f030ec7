import { useEffect, useMemo } from 'react';
import type { RtcError } from '../core/errors';
import { createPairLater, pairCode } from '../core/pair/createPairLater';
import type { IceServersSource } from '../core/peer/iceServers';
import type { PeerData } from '../core/peer/outgoingData';
import type { Peer, PeerStatus } from '../core/peer/peer';
import { applySending } from '../core/peer/applySending';
import type { SendingOptions } from '../core/peer/sendingOptions';
import type { SignalChannel } from '../core/peer/signalChannel';
import { useLatest } from './useLatest';
import { useStore } from './useStore';

/** How `usePeer` reaches one other browser. */
export interface UsePeerOptions {
  /** The way to the other side; the connection begins with it. Null: not yet. Keep its identity. */
  signaling: SignalChannel | null;
  /** Which side makes the offers: exactly one of the two. */
  initiator: boolean;
  /** What to send; nulls are left out. Streams and their tracks may change at any time. @default none */
  streams?: readonly (MediaStream | null)[] | undefined;
  /**
   * How much is sent at the most. May change at any time. A stream is a screen's if its picture says so, by its
   * `displaySurface` or a `contentHint` of `detail` or `text`. @default the browser decides
   */
  sending?: SendingOptions | undefined;
  /**
   * Read at each new connection and ICE restart, and before the credentials expire, where the function says
   * when. @default none: enough on one network
   */
  iceServers?: IceServersSource | undefined;
  /** `'relay'` hides the local addresses from the other side, and needs TURN. @default 'all' */
  iceTransportPolicy?: RTCIceTransportPolicy | undefined;
  /**
   * Video codecs in order of preference, such as `['VP9', 'VP8']`. Read at each new connection.
   * @default the browser's order
   */
  videoCodecs?: readonly string[] | undefined;
}

/** A connection to one other browser. The same object until something in it changes. */
export interface UsePeerResult {
  status: PeerStatus;
  /** What the other side sends. */
  remoteStreams: readonly MediaStream[];
  /** Why it failed, or what stands in its way. */
  error: RtcError | null;
  /** What the other side says is wrong over there: it lost its network, or can't decode the video, say. */
  remoteError: RtcError | null;
  /**
   * Sends text or bytes, in order and without loss; what is sent too early waits for the connection.
   * @throws RtcError `message-too-large` above 256 KiB, or when more than 1 MiB waits
   */
  send(data: PeerData): void;
  /** Hears what the other side sends: text as a string, bytes as an `ArrayBuffer`. */
  subscribeData(listener: (data: string | ArrayBuffer) => void): () => void;
  /** Looks for a new path while the old one goes on. */
  restartIce(): void;
  /** Hangs up: the other side hears of it. */
  close(): void;
  /** The connection itself, for statistics; null while there is no signaling. */
  peer: Peer | null;
}

/** Where there is no signaling yet; nothing is sent before there is. */
const nowhere: SignalChannel = { send: () => undefined, subscribe: () => () => undefined };

/**
 * Connects to one other browser: audio, video and data.
 *
 * The connection begins when the component has mounted with a `signaling`, and ends when it unmounts. The
 * two sides may come in any order, and again after a reload. Local tracks are never stopped. If the connection's code can't be
 * fetched, `error` is `chunk-unavailable`, and `restartIce()` tries again.
 */
export function usePeer(options: UsePeerOptions): UsePeerResult {
  const { signaling, initiator } = options;
  const getOptions = useLatest(options);

  const pair = useMemo(
    () =>
      createPairLater({
        initiator,
        signaling: signaling ?? nowhere,
        iceServers: async () => {
          const { iceServers } = getOptions();
          return typeof iceServers === 'function' ? iceServers() : (iceServers ?? []);
        },
        iceTransportPolicy: () => getOptions().iceTransportPolicy,
        videoCodecs: () => getOptions().videoCodecs,
      }),
    [signaling, initiator, getOptions],
  );
  const { peer } = pair;

  // Also while there is no signaling yet. A pair that is opened without it tries again, and tells.
  useEffect(() => void pairCode.load(), []);

  useEffect(() => {
    if (!signaling) return undefined;
    pair.open();
    return () => pair.close();
  }, [signaling, pair]);

  // After every render: an inline array is a new one each time, and setting the same streams costs nothing.
  useEffect(() => {
    peer.setStreams((getOptions().streams ?? []).filter((stream) => stream !== null));
  });

  // As text, since an inline object is another one at each render.
  const sending = JSON.stringify(options.sending ?? {});
  useEffect(() => applySending(peer, JSON.parse(sending) as SendingOptions), [peer, sending]);

  const { status, remoteStreams, error, remoteError } = useStore(peer);
  const actions = useMemo(
    () => ({
      send: (data: PeerData) => peer.send(data),
      subscribeData: (listener: (data: string | ArrayBuffer) => void) => peer.subscribeData(listener),
      restartIce: () => peer.restartIce(),
      close: () => peer.close(),
    }),
    [peer],
  );
  const reached = signaling ? peer : null;
  return useMemo(
    () => ({ status, remoteStreams, error, remoteError, ...actions, peer: reached }),
    [status, remoteStreams, error, remoteError, actions, reached],
  );
}
