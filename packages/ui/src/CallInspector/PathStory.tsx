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
  const count = (counts: InspectedIce['local']) =>
    types
      .filter((type) => counts[type] > 0)
      .map((type) => words.count(counts[type], type))
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
              <dd>{count(ice.local)}</dd>
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
            {ice.pairs.map(({ local, remote, state, count: pairs }) => (
              <div key={`${local}${remote}${state}`} data-state={state}>
                <dt>{`${local} → ${remote}${pairs > 1 ? ` × ${pairs}` : ''}`}</dt>
                <dd>
                  {isInUse(path, { local, remote, state })
                    ? words[pairs > 1 ? 'oneInUse' : 'inUse']
                    : words.states[state]}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {ice && ice.servers.length > 0 && (
        <>
          <h4>{words.serverTitle}</h4>
          <dl>
            {ice.servers.map(({ url, status, code }) => (
              <div key={url} data-status={status}>
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

/** Whether the pair in use is among these. */
const isInUse = (path: InspectedPath, { local, remote, state }: Omit<InspectedIce['pairs'][number], 'count'>) =>
  state === 'succeeded' && local === path.local && remote === path.remote;
