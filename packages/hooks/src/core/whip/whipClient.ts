import { createHttpPeer, valueOf } from './createHttpPeer';
import type { HttpPeer, HttpPeerOptions, LiveOptions } from './httpPeer';
import type { KindOptions } from './media';
import { createPublication } from './publication';

/** How to publish to a media server. */
export interface WhipClientOptions extends HttpPeerOptions {
  /** Offers the video in three sizes, of which the server takes what it can. @default false */
  simulcast?: boolean | undefined;
}

/** Publishes one stream to a media server by WHIP, RFC 9725. */
export interface WhipClient extends HttpPeer {
  /**
   * Publishes these kinds of a stream from now on, also before `start()`. Its tracks remain the caller's, and may be swapped, taken
   * out and put back: nothing is negotiated. A kind that the session was not opened with opens another one.
   */
  setStream(stream: MediaStream | null, kinds?: KindOptions): void;
}

/** Makes a publisher. Constructing it starts nothing; a session is opened once there is a track to publish. */
export function createWhipClient(options: LiveOptions<WhipClientOptions>): WhipClient {
  const publication = createPublication(() => valueOf(options).simulcast ?? false, (isAttached) => {
    if (isAttached) owned.replace();
    else owned.onMedia();
  });
  const owned = createHttpPeer(options, { role: 'publisher', media: publication });
  return Object.assign(owned.peer, {
    setStream: (stream: MediaStream | null, { audio = true, video = true }: KindOptions = {}) =>
      publication.set(stream, { audio, video }),
  });
}
