import { bare } from './bare';
import { peerjs } from './peerjs';
import { simplePeer, simplePeerWhole } from './simplePeer';
import { trystero } from './trystero';
import { visavis } from './visavis';
import type { HooksWayName } from './visavisHooks';
import type { Way } from './way';

/** Every way to call but those of `hooksWays`, by the name that it has in the tables. */
export const ways = {
  'bare RTCPeerConnection': bare,
  visavis,
  'simple-peer': simplePeer,
  'simple-peer without trickle': simplePeerWhole,
  peerjs,
  trystero,
} satisfies Record<string, Way>;

export type WayName = keyof typeof ways | HooksWayName;
