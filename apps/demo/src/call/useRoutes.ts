import type { Participant } from '@visavis/hooks';
import { useEffect, useEffectEvent, useState } from 'react';
import { describeRoute, type Route } from './describeRoute';

const pollMs = 2000;

/** The routes to everybody, by participant's id, asked for every two seconds while the component is there. */
export function useRoutes(participants: readonly Participant[]): ReadonlyMap<string, Route> {
  const [routes, setRoutes] = useState<ReadonlyMap<string, Route>>(new Map());

  const read = useEffectEvent(async () => {
    const found = await Promise.all(participants.map(readRoute));
    return new Map(found.filter((entry) => entry !== null));
  });

  useEffect(() => {
    let current = true;
    const poll = async () => {
      const next = await read();
      if (current) setRoutes(next);
    };
    void poll();
    const timer = setInterval(() => void poll(), pollMs);
    return () => {
      current = false;
      clearInterval(timer);
    };
  }, []);

  return routes;
}

async function readRoute({ id, peer }: Participant): Promise<[id: string, route: Route] | null> {
  try {
    const report = await peer?.connection?.getStats();
    const route = report && describeRoute(report);
    return route ? [id, route] : null;
  } catch {
    // The connection was closed in between: then there is no route.
    return null;
  }
}
