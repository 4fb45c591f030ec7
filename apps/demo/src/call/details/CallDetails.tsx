import type { Participant, RoomAccess } from '@visavis/hooks';
import { CallInspector } from '@visavis/ui';
import { useSyncExternalStore } from 'react';
import type { CallConfig, SignalingConfig } from '../../config/callConfig';
import { useWords } from '../../language/LanguageProvider';
import type { Words } from '../../locales/en';
import styles from './CallDetails.module.css';
import type { CallHistory } from './callHistory';
import { SafetyCodes } from './SafetyCodes';

export interface CallDetailsProps {
  participants: readonly Participant[];
  history: CallHistory;
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
  history,
  config,
  policy,
  access,
  onAccessChange,
  className,
}: CallDetailsProps) {
  const { call, details } = useWords();
  const seen = useSyncExternalStore(history.subscribe, history.getSnapshot, history.getSnapshot);

  return (
    <div className={className}>
      <CallInspector
        connections={participants.map(({ id, name, status }) => {
          const { samples = [], events = [] } = seen.get(id) ?? {};
          const route = samples.at(-1)?.route;
          const path = route?.kind === 'unknown' ? null : route;
          return { id, name: name || call.guest, status, path, samples, events, roundTripMs: route?.roundTripMs };
        })}
      />
      <SafetyCodes participants={participants} />
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

function describeSignaling({ cluster, host, port }: SignalingConfig, details: Words['details']): string {
  return details.pusher(host ? `${host}:${port}` : details.cluster(cluster ?? ''));
}
