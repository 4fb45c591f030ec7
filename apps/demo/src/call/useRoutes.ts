import { createRoute, type Participant, type Route } from '@visavis/hooks';
import { useEffect, useState } from 'react';

/** The routes to everybody, by participant's id; what is not known yet is left out. */
export function useRoutes(participants: readonly Participant[]): ReadonlyMap<string, Route> {
  const [routes, setRoutes] = useState<ReadonlyMap<string, Route>>(new Map());

  useEffect(() => {
    // `useRoute` is for one peer; here their number changes.
    const unsubscribe = participants.map(({ id, peer }) => {
      const route = createRoute(peer);
      return route.subscribe(() => setRoutes((before) => withRoute(before, id, route.getSnapshot())));
    });
    return () => {
      for (const each of unsubscribe) each();
    };
  }, [participants]);

  return routes;
}

function withRoute(before: ReadonlyMap<string, Route>, id: string, route: Route): ReadonlyMap<string, Route> {
  const after = new Map(before);
  if (route.kind === 'unknown') after.delete(id);
  else after.set(id, route);
  return after;
}
