import type { Store } from '../../store';
import type { Peer } from '../peer';
import { createDerivedStore } from './derivedStore';
import { createPeerStats } from './peerStats';
import { unknownRoute, type Route } from './route';

/** Makes a view of the way to the other side. It tells when a part of it changed, and looks once a second. */
export function createRoute(peer: Peer | null): Store<Route> {
  return createDerivedStore(createPeerStats(peer), unknownRoute, (stats, last) => {
    const next = stats?.route ?? unknownRoute;
    const keys = Object.keys(next) as (keyof Route)[];
    return keys.every((key) => next[key] === last[key]) ? last : next;
  });
}
