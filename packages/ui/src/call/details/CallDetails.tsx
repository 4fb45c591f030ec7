import type { Participant, RoomAccess, UseRoomOptions } from '@visavis/hooks';
import { useSyncExternalStore } from 'react';
import { CallInspector } from '../../CallInspector/CallInspector';
import type { CallRecord } from '../record/model/CallRecord';
import { inspectRecord } from '../record/model/recordAt';
import { useComponentLabels } from '../../Labels/useComponentLabels';
import { callInspector } from '../../locales/en/callInspector';
import { useLoaded } from '../../useLoaded';
import type { CallDetail } from '../connection';
import { useCallLabels } from '../CallLabels';
import { RecordSections } from '../record/RecordSections';
import { SaveCall } from '../record/SaveCall';
import { CallSecurity } from './CallSecurity';
import { NetworkCheck } from './NetworkCheck';
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
  record,
  details,
  policy,
  iceServers,
  encrypted,
  access,
  onAccessChange,
  className,
}: CallDetailsProps) {
  const { call, details: words, record: text } = useCallLabels();
  const { explained: load } = useComponentLabels('callInspector', callInspector);
  const loaded = useLoaded(load);
  // What could not be loaded is told by the inspector.
  const explained = loaded === 'failed' ? null : loaded;
  const seen = useSyncExternalStore(record.subscribe, record.getSnapshot, record.getSnapshot);
  const known = inspectRecord(seen);

  return (
    <div className={className}>
      <CallInspector
        connections={participants.map(({ id, name, status }) => ({
          ...known.find((each) => each.id === id),
          id,
          name: name || call.guest,
          status,
        }))}
        renderSections={(hideAddresses) => (
          <>
            <RecordSections record={seen} hideAddresses={hideAddresses} />
            <h3>{text.file.heading}</h3>
            <SaveCall read={record.read} />
          </>
        )}
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
