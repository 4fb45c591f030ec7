import { useEffect, useMemo, useRef } from 'react';
import type { RtcError } from '../core/errors';
import type { MeasuredPeer } from '../core/peer/stats/measuredPeer';
import type { IceServersSource } from '../core/peer/iceServers';
import type { PeerStatus } from '../core/peer/peer';
import type { HttpPeer } from '../core/whip/httpPeer';
import { useStore } from './useStore';

/** What `useWhip` and `useWhep` have in common. */
export interface UseHttpPeerOptions {
  /** The endpoint: an http(s) URL, or a path of the page's origin that begins with `/`. Null: not yet, or no more. */
  url: string | null;
  /**
   * The bearer token, or a function that is asked for one at every request. It goes to the endpoint and the session that it names, and
   * not to where a redirect leads. A text that changes opens the session that another one failed to. @default none
   */
  token?: string | (() => string | null | Promise<string | null>) | undefined;
  /** Whether audio is carried. @default true */
  audio?: boolean | undefined;
  /** Whether video is carried. @default true */
  video?: boolean | undefined;
  /** STUN and TURN servers, in place of those that the server names with its answer. @default those of the server */
  iceServers?: IceServersSource | undefined;
  /** `'relay'` hides the local addresses from the server, and needs TURN. @default 'all' */
  iceTransportPolicy?: RTCIceTransportPolicy | undefined;
  /**
   * Video codecs in order of preference, such as `['VP9', 'VP8']`. Read at each new session.
   * @default the browser's order
   */
  videoCodecs?: readonly string[] | undefined;
  /** Sends the requests, as the browser's `fetch` does: for headers of your own, and for tests. @default the browser's */
  fetch?: typeof fetch | undefined;
}

/** A connection to a media server. The same object until something in it changes. */
export interface UseHttpPeerResult {
  status: PeerStatus;
  /** Why it failed, or what stands in its way so far; null once it is connected. */
  error: RtcError | null;
  /** Looks for a new path; where the server can't, by another session. */
  restartIce(): void;
  /** Opens another session now: after a failure that is not tried again by itself, and after `close()`. */
  reconnect(): void;
  /** Ends the session: the server is told. */
  close(): void;
  /** The connection itself, for `usePeerStats`, `useRoute` and `useConnectionQuality`; null while there is no URL. */
  peer: MeasuredPeer | null;
}

/** Runs a peer while it is wanted, and gives what is known of it. */
export function useHttpPeer(peer: HttpPeer, isWanted: boolean, options: UseHttpPeerOptions) {
  const { status, error, stream } = useStore(peer);
  const word = typeof options.token === 'string' ? options.token : null;

  useEffect(() => {
    if (isWanted) peer.start();
    return () => peer.close();
  }, [isWanted, peer]);

  // What the token before was refused for, another one may be let in to.
  const refused = useRef(word);
  useEffect(() => {
    if (refused.current === word) return;
    refused.current = word;
    if (peer.getSnapshot().status === 'failed') peer.reconnect();
  }, [word, peer]);

  const reached = isWanted ? peer : null;
  return useMemo(() => {
    const { restartIce, reconnect, close } = peer;
    return { status, error, stream, restartIce, reconnect, close, peer: reached };
  }, [status, error, stream, peer, reached]);
}
