import type { Participant, RoomAccess } from '@visavis/hooks';
import { CallInspector } from '../../CallInspector/CallInspector';
import { useSyncExternalStore } from 'react';
import type { CallDetail } from '../connection';
import { useCallLabels } from '../CallLabels';
import type { CallHistory } from './callHistory';
import { SafetyCodes } from './SafetyCodes';

export interface CallDetailsProps {
  participants: readonly Participant[];
  history: CallHistory;
  /** Further lines, such as the name of the signaling server. */
  details: readonly CallDetail[];
  /** Which routes are allowed: by the deployment, or by the user. undefined: not known yet. */
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
  details,
  policy,
  access,
  onAccessChange,
  className,
}: CallDetailsProps) {
  const { call, details: words } = useCallLabels();
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
      <div className="visavis-call-access">
        <p>{access === 'locked' ? words.locked : words.open}</p>
        {onAccessChange && (
          <button
            type="button"
            className="visavis-button"
            onClick={() => onAccessChange(access === 'locked' ? 'open' : 'locked')}
          >
            {access === 'locked' ? words.unlock : words.lock}
          </button>
        )}
      </div>
      <dl className="visavis-call-details-lines" aria-label={words.label}>
        {details.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {policy && (
          <div>
            <dt>{words.policy}</dt>
            <dd>{words[policy]}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}
