import type { ReactNode } from 'react';
import type { ConnectionStatus } from '../ConnectionBadge/ConnectionBadge';
import { Icon, type IconShape } from '../Icon/Icon';
import { cameraShape, microphoneShape, screenShape } from '../Icon/shapes';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { Labels } from '../locales/en';
import { connection as connectionEn } from '../locales/en/connection';
import { RaisedHand } from '../RaisedHand/RaisedHand';

/** A participant as the list shows them; what `useRoom` lists is of this shape. */
export interface ListedParticipant {
  /** Unique in the list. */
  readonly id: string;
  /** The name they gave; may be empty. */
  readonly name: string;
  /** Whether it is the local participant. @default false */
  readonly self?: boolean | undefined;
  /** `'host'` is shown. @default not known */
  readonly role?: string | undefined;
  /** Of the connection to them; all but idle and connected is shown. @default not known */
  readonly status?: ConnectionStatus | undefined;
  /** All but on is shown. @default not known */
  readonly microphone?: 'on' | 'muted' | 'off' | 'interrupted' | undefined;
  /** All but on is shown. @default not known */
  readonly cameraStatus?: 'on' | 'off' | 'interrupted' | undefined;
  /** Whether they share their screen. @default false */
  readonly sharing?: boolean | undefined;
  /** Whether their hand is up; a number: their place among the hands that are up, from 1 on. @default false */
  readonly handRaised?: boolean | number | undefined;
  /** Before the name, such as a photo. */
  readonly avatar?: ReactNode;
  /** At the end of the row, such as a button that removes them from the call. */
  readonly actions?: ReactNode;
}

export interface ParticipantRowProps {
  participant: ListedParticipant;
  text: Labels['participantList'];
}

/** One participant of the list. */
export function ParticipantRow({ participant, text }: ParticipantRowProps) {
  const { name, self = false, role, status, microphone, cameraStatus, sharing = false, handRaised = false } = participant;
  const connection = useComponentLabels('connection', connectionEn);
  const who = name || text.guest;
  const notes = [
    role === 'host' && text.host,
    status !== undefined && status !== 'idle' && status !== 'connected' && connection[status],
  ].filter(Boolean);

  return (
    <li data-self={self || undefined} data-role={role} data-status={status}>
      {participant.avatar}
      <div>
        <bdi>{self ? text.self(who) : who}</bdi>
        {notes.length > 0 && <span className="visavis-hint">{notes.join(', ')}</span>}
      </div>
      {handRaised !== false && (
        <RaisedHand position={typeof handRaised === 'number' ? handRaised : undefined} />
      )}
      {sharing && <Sign shape={screenShape} label={text.sharing} />}
      {microphone !== undefined && microphone !== 'on' && <Sign shape={microphoneShape} off label={text.microphoneOff} />}
      {cameraStatus !== undefined && cameraStatus !== 'on' && <Sign shape={cameraShape} off label={text.cameraOff} />}
      {participant.actions}
    </li>
  );
}

function Sign({ shape, off, label }: { shape: IconShape; off?: boolean; label: string }) {
  return (
    <span className="visavis-participant-sign" title={label}>
      <Icon shape={shape} off={off === true} />
      <span className="visavis-visually-hidden">{label}</span>
    </span>
  );
}
