import SimplePeer from 'simple-peer/simplepeer.min.js';
import { presenceMesh } from './presenceMesh';

const meshOf = (trickle: boolean) =>
  presenceMesh(({ initiator, media, send, onStream }) => {
    const peer = new SimplePeer({ initiator, trickle, stream: media, config: { iceServers: [] } });
    peer.on('signal', send);
    peer.on('stream', onStream);
    // As it comes, it ends at any error; without a listener the page would.
    peer.on('error', () => peer.destroy());
    return {
      receive: (data) => void (peer.destroyed || peer.signal(data as SimplePeer.SignalData)),
      share: (screen) => peer.addStream(screen),
      close: () => void peer.destroy(),
    };
  });

/** As it comes: each candidate in a signal of its own. */
export const simplePeer = meshOf(true);

/** All candidates in the offer and in the answer, which wait for them. */
export const simplePeerWhole = meshOf(false);
