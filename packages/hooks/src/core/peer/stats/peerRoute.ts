import type { Store } from '../../store';
import { createDerivedStore } from './derivedStore';
import type { MeasuredPeer } from './measuredPeer';
import { createPeerStats } from './peerStats';
import { unknownRoute, type Route } from './route';

/** Makes a view of the way to the other side. It tells when a part of it changed, and looks once a second. */
export function createRoute(peer: MeasuredPeer | null): Store<Route> {
  return createDerivedStore(createPeerStats(peer), unknownRoute, (stats, last) => {
    const next = stats?.route ?? unknownRoute;
    const keys = Object.keys(next) as (keyof Route)[];
    return keys.every((key) => next[key] === last[key]) ? last : next;
  });
}
