import { useEffect, useMemo } from 'react';
import { createWhipClient } from '../core/whip/whipClient';
import { useHttpPeer, type UseHttpPeerOptions, type UseHttpPeerResult } from './useHttpPeer';
import { useLatest } from './useLatest';

/** What `useWhip` publishes, and where. */
export interface UseWhipOptions extends UseHttpPeerOptions {
  /**
   * What to publish: one track of each kind at the most. Null: not yet. Tracks may be swapped, taken out and put back at any time, and
   * nothing is negotiated; a kind that the session was not opened with opens another one.
   */
  stream: MediaStream | null;
  /** Whether audio is sent. Off and on again takes no negotiation. @default true */
  audio?: boolean | undefined;
  /** Whether video is sent. Off and on again takes no negotiation. @default true */
  video?: boolean | undefined;
  /** Offers the video in three sizes, of which the server takes what it can. Read at each new session. @default false */
  simulcast?: boolean | undefined;
}

/** A stream that is published. The same object until something in it changes. */
export interface UseWhipResult extends UseHttpPeerResult {}

/**
 * Publishes a stream to a media server by WHIP, RFC 9725: MediaMTX, Cloudflare, LiveKit's ingress, Janus and others.
 *
 * The session is opened once there is a URL and a stream, ends when the component unmounts, and is opened again for as long as it is
 * wanted, whatever breaks. Local tracks are never stopped.
 */
export function useWhip(options: UseWhipOptions): UseWhipResult {
  const { url, stream, audio, video } = options;
  const getOptions = useLatest(options);
  // Another URL is another client; what else changes is read when it is needed.
  const client = useMemo(() => createWhipClient(() => ({ ...getOptions(), url })), [url, getOptions]);

  // Before it begins.
  useEffect(() => client.setStream(stream, { audio, video }), [client, stream, audio, video]);

  return useHttpPeer(client, url !== null && stream !== null, options);
}
