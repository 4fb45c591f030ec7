import type { Participant, RoomAccess, Route } from '@visavis/hooks';
import { CallInspector } from '@visavis/ui';
import type { CallConfig, SignalingConfig } from '../config/callConfig';
import { useWords } from '../language/LanguageProvider';
import type { Words } from '../locales/en';
import styles from './CallDetails.module.css';
import { useRoutes } from './useRoutes';

export interface CallDetailsProps {
  participants: readonly Participant[];
  /** null: not known yet. */
  config: CallConfig | null;
  /** Which routes are allowed: by the deployment, or by oneself. undefined: not known yet. */
  policy: RTCIceTransportPolicy | undefined;
  access: RoomAccess;
  /** Locks or opens the call; for hosts. */
  onAccessChange?: ((access: RoomAccess) => void) | undefined;
  className?: string | undefined;
}

/** How this call is connected: to everybody, and by what. */
export function CallDetails({
  participants,
  config,
  policy,
  access,
  onAccessChange,
  className,
}: CallDetailsProps) {
  const words = useWords();
  const { details } = words;
  const routes = useRoutes(participants);
  const named = participants.map(({ id, name, status }) => ({
    id,
    status,
    name: name || words.call.guest,
    path: routes.get(id),
  }));

  return (
    <div className={className}>
      <CallInspector
        connections={named.map(({ id, name, status, path }) => ({
          id,
          name,
          status,
          route: path?.kind === 'unknown' ? null : path?.kind,
          roundTripMs: path?.roundTripMs,
        }))}
      />
      <div className={styles.access}>
        <p>{access === 'locked' ? details.locked : details.open}</p>
        {onAccessChange && (
          <button
            type="button"
            className="visavis-button"
            onClick={() => onAccessChange(access === 'locked' ? 'open' : 'locked')}
          >
            {access === 'locked' ? details.unlock : details.lock}
          </button>
        )}
      </div>
      <dl className={styles.facts} aria-label={details.label}>
        {named.map(({ id, name, path }) => (
          <div key={id}>
            <dt>{details.path(name)}</dt>
            <dd>{path ? describePath(path) : details.unknownPath}</dd>
          </div>
        ))}
        {config?.signaling && (
          <div>
            <dt>{details.signaling}</dt>
            <dd>{describeSignaling(config.signaling, details)}</dd>
          </div>
        )}
        {config && (
          <div>
            <dt>{details.iceServers}</dt>
            <dd>{config.iceServerUrls.join(', ') || details.noIceServers}</dd>
          </div>
        )}
        {policy && (
          <div>
            <dt>{details.policy}</dt>
            <dd>{details[policy]}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}

function describePath({ local, remote, protocol, relayProtocol }: Route): string {
  return `${local} → ${remote}, ${(relayProtocol ?? protocol ?? '').toUpperCase()}`;
}

function describeSignaling({ cluster, host, port }: SignalingConfig, details: Words['details']): string {
  return details.pusher(host ? `${host}:${port}` : details.cluster(cluster ?? ''));
}
