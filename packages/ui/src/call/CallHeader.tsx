import type { UseRoomResult } from '@visavis/hooks';
import type { ReactNode } from 'react';
import { useCallLabels } from './CallLabels';
import { Heading } from './Heading';
import { InviteLink } from '../InviteLink/InviteLink';

export interface CallHeaderProps {
  /** The room's name. */
  room: string;
  status: UseRoomResult['status'];
  /** Nobody else is here. */
  alone: boolean;
  /** Whether signaling is encrypted with the room's key; null: says nothing of it. */
  encrypted: boolean | null;
  /** What to hand to others; null: nothing. */
  link: string | null;
  brand?: ReactNode;
}

/** The room's name, how the call stands, whether its link has a key, and the link for the others. */
export function CallHeader({ room, status, alone, encrypted, link, brand }: CallHeaderProps) {
  const { call } = useCallLabels();
  const state = {
    idle: call.connecting,
    joining: call.connecting,
    waiting: call.waiting,
    joined: alone ? call.alone : '',
    reconnecting: call.reconnecting,
    failed: '',
    left: '',
  }[status];

  return (
    <header className="visavis-call-header">
      {brand}
      <div className="visavis-call-header-words">
        <Heading text={room || call.heading('')} />
        <output>{state}</output>
        {encrypted !== null && (
          <small data-encrypted={encrypted}>{encrypted ? call.encrypted : call.plain}</small>
        )}
      </div>
      {link !== null && (
        // The code is for who waits for others, and would leave the heading no room on a phone.
        <InviteLink link={link} align="end" primary={status === 'joined' && alone} qrCode={alone} />
      )}
    </header>
  );
}
