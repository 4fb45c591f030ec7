import type { Participant, RoomAccess, UseRoomOptions } from '@visavis/hooks';
import { explainQuality } from '@visavis/hooks/core';
import { useMemo, useSyncExternalStore } from 'react';
import { CallInspector } from '../../CallInspector/CallInspector';
import { useLabels } from '../../Labels/LabelsProvider';
import { useLoaded } from '../../useLoaded';
import type { CallDetail } from '../connection';
import { useCallLabels } from '../CallLabels';
import type { CallHistory } from './callHistory';
import { CallSecurity } from './CallSecurity';
import { NetworkCheck } from './NetworkCheck';
import { SafetyCodes } from './SafetyCodes';
import { throttled } from './throttled';

export interface CallDetailsProps {
  participants: readonly Participant[];
  history: CallHistory;
  /** Further lines, such as the name of the signaling server. */
  details: readonly CallDetail[];
  /** Which routes are allowed: by the deployment, or by the user. undefined: not known yet. */
  policy: RTCIceTransportPolicy | undefined;
  /** The call's STUN and TURN servers, or how to get them. */
  iceServers?: UseRoomOptions['iceServers'];
  /** Whether signaling is encrypted with the room's key; null: says nothing of it. */
  encrypted: boolean | null;
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
  iceServers,
  encrypted,
  access,
  onAccessChange,
  className,
}: CallDetailsProps) {
  const { call, details: words } = useCallLabels();
  const { explained: load } = useLabels('callInspector');
  const loaded = useLoaded(load);
  // What could not be loaded is told by the inspector.
  const explained = loaded === 'failed' ? null : loaded;
  // However many others there are, it renders once a second.
  const subscribe = useMemo(() => throttled(history.subscribe, 1000), [history]);
  const seen = useSyncExternalStore(subscribe, history.getSnapshot, history.getSnapshot);

  return (
    <div className={className}>
      <CallInspector
        connections={participants.map(({ id, name, status }) => {
          const { samples = [], events = [] } = seen.get(id) ?? {};
          const route = samples.at(-1)?.route;
          const path = route?.kind === 'unknown' ? null : route;
          return {
            id,
            name: name || call.guest,
            status,
            path,
            ice: samples.at(-1)?.ice,
            quality: status === 'connected' ? explainQuality(samples) : undefined,
            samples,
            events,
            roundTripMs: route?.roundTripMs,
          };
        })}
      />
      {encrypted !== null && explained && (
        <CallSecurity encrypted={encrypted} secure={isSecureContext} explained={explained} />
      )}
      {explained && <NetworkCheck iceServers={iceServers} explained={explained} />}
      <SafetyCodes participants={participants} explained={explained} />
      <div className="visavis-call-access">
        <p>
          {access === 'locked' ? words.locked : words.open} {explained?.lock}
        </p>
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
            <dd>
              {words[policy]}
              {explained && `. ${explained.policy[policy]}`}
            </dd>
          </div>
        )}
      </dl>
    </div>
  );
}
