import type { Participant, RoomAccess } from '@visavis/hooks';
import { CallInspector } from '../../CallInspector/CallInspector';
import { useSyncExternalStore } from 'react';
import type { CallRecord } from '../../CallRecord/CallRecord';
import type { CallDetail } from '../connection';
import { useCallLabels } from '../CallLabels';
import { RecordSections } from '../record/RecordSections';
import { SaveCall } from '../record/SaveCall';
import { MAX_SHOWN_SAMPLES } from '../../CallRecord/recordAt';
import { SafetyCodes } from './SafetyCodes';

/** A call's record while it grows. */
export interface RecordStore {
  subscribe(listener: () => void): () => void;
  /** The record as it was when it was told last. */
  getSnapshot(): CallRecord;
  /** The record as it is now. */
  read(): CallRecord;
}

export interface CallDetailsProps {
  participants: readonly Participant[];
  /** What happened in the call so far; it tells of more once a second at the most. */
  record: RecordStore;
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
  record,
  details,
  policy,
  access,
  onAccessChange,
  className,
}: CallDetailsProps) {
  const { call, details: words, record: text } = useCallLabels();
  const seen = useSyncExternalStore(record.subscribe, record.getSnapshot, record.getSnapshot);

  return (
    <div className={className}>
      <CallInspector
        connections={participants.map(({ id, name, status }) => {
          const samples = seen.participants.find((each) => each.id === id)?.samples.slice(-MAX_SHOWN_SAMPLES) ?? [];
          const route = samples.at(-1)?.route;
          const path = route?.kind === 'unknown' ? null : route;
          return { id, name: name || call.guest, status, path, samples, roundTripMs: route?.roundTripMs };
        })}
        renderSections={(hideAddresses) => (
          <>
            <RecordSections record={seen} hideAddresses={hideAddresses} />
            <h3>{text.file.heading}</h3>
            <SaveCall read={record.read} />
          </>
        )}
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
