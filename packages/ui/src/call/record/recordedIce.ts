import type { PeerStats } from '@visavis/hooks/core';
import type { RecordedIce } from './model/CallRecord';
import { withoutCredentials } from './model/hide';

/** How ICE stood at a look. */
export const recordedIce = ({ at, ice }: PeerStats): RecordedIce => ({
  at,
  ...ice,
  servers: ice.servers.map((server) => ({ ...server, url: withoutCredentials(server.url) })),
});

/** What was gathered, tried and answered, without how often the pairs were checked: that grows as long as the call lasts. */
const outcomeOf = ({ policy, local, gatheredAfterMs, remote, pairs, servers }: RecordedIce) =>
  JSON.stringify([policy, local, gatheredAfterMs, remote, pairs.map((pair) => [pair.local, pair.remote, pair.state, pair.count]), servers]);

/** Adds how ICE stands where something came of it since the last time; else the last of them is brought up to date. */
export function addIce(known: readonly RecordedIce[], next: RecordedIce): readonly RecordedIce[] {
  const last = known.at(-1);
  if (!last || outcomeOf(last) !== outcomeOf(next)) return [...known, next];
  return [...known.slice(0, -1), { ...next, at: last.at }];
}
