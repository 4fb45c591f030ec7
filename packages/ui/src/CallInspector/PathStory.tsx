import type { TermId } from '../Term/glossary/en';
import { Terms } from '../Term/Terms';
import type { Explained } from './explained/en';
import type { CandidateType, InspectedIce, InspectedPath } from './InspectedConnection';
import { localNat, pathReason, serversSet, withoutServers } from './pathReasons';
import { redact } from './redact';

export interface PathStoryProps {
  path: InspectedPath;
  ice: InspectedIce | null | undefined;
  hideAddresses: boolean;
  explained: Explained;
}

const types: readonly CandidateType[] = ['host', 'srflx', 'prflx', 'relay'];
const terms: readonly TermId[] = ['ice', 'candidate', 'pair', 'host', 'srflx', 'prflx', 'relay', 'stun', 'turn', 'nat', 'symmetric'];

/** Why the connection takes the path that it takes, what else was tried, and what would have been without servers. */
export function PathStory({ path, ice, hideAddresses, explained }: PathStoryProps) {
  if (path.kind === 'unknown') return null;
  const { path: words, glossary } = explained;
  const reason = pathReason(path, ice);
  const count = (counts: InspectedIce['local'], times?: InspectedIce['gatheredAfterMs']) =>
    types
      .filter((type) => counts[type] > 0)
      .map((type) => {
        const ms = times?.[type] ?? null;
        return ms === null ? words.count(counts[type], type) : words.countAfter(counts[type], type, Math.round(ms));
      })
      .join(', ') || words.noCandidates;

  return (
    <>
      <p data-reason={reason}>{words.reasons[reason]}</p>
      <p>
        {words.without[withoutServers(reason)]} {ice && words.servers[serversSet(ice)]}
      </p>
      <p>{words.lost}</p>
      <Terms glossary={glossary} label={explained.terms} ids={terms} />
      <dl>
        <div>
          <dt>{words.nat}</dt>
          <dd>{words.nats[localNat(path, ice)]}</dd>
        </div>
        {ice && (
          <>
            <div>
              <dt>{words.gathered}</dt>
              <dd>{count(ice.local, ice.gatheredAfterMs)}</dd>
            </div>
            <div>
              <dt>{words.remote}</dt>
              <dd>{count(ice.remote)}</dd>
            </div>
          </>
        )}
      </dl>
      {ice && ice.pairs.length > 0 && (
        <>
          <h4>{words.pairs}</h4>
          <dl>
            {ice.pairs.map((pair) => {
              const { local, remote, state, count: pairs } = pair;
              const outcome = isInUse(path, pair) ? words[pairs > 1 ? 'oneInUse' : 'inUse'] : words.states[state];
              return (
                <div key={`${local}${remote}${state}`} data-state={state}>
                  <dt>{`${local} → ${remote}${pairs > 1 ? ` × ${pairs}` : ''}`}</dt>
                  <dd>{withChecks(outcome, pair, words)}</dd>
                </div>
              );
            })}
          </dl>
        </>
      )}
      {ice && ice.servers.length > 0 && (
        <>
          <h4>{words.serverTitle}</h4>
          <dl>
            {ice.servers.map(({ url, status, code }, index) => (
              // Without their addresses two servers may read alike.
              <div key={`${index} ${url}`} data-status={status}>
                <dt>
                  <bdi>{hideAddresses ? redact(url) : url}</bdi>
                </dt>
                <dd>{typeof code === 'number' ? words.code(words.outcomes[status], code) : words.outcomes[status]}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </>
  );
}

type InspectedPair = InspectedIce['pairs'][number];

/** What came of these pairs, with how their connectivity checks were answered. */
function withChecks(outcome: string, { state, checks, roundTripMs }: InspectedPair, words: Explained['path']): string {
  if (typeof roundTripMs === 'number') return words.answered(outcome, Math.round(roundTripMs));
  return state === 'failed' && checks ? words.unanswered(checks) : outcome;
}

/** Whether the pair in use is among these. */
const isInUse = (path: InspectedPath, { local, remote, state }: InspectedPair) =>
  state === 'succeeded' && local === path.local && remote === path.remote;
