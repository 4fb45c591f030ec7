import { useEffect, useRef, type ReactNode } from 'react';
import type { Labels } from '../locales/en';
import { QrCode } from '../QrCode/QrCode';

export interface InvitePanelProps {
  id: string;
  link: string;
  /** Shows the code; else the field takes the focus, so that the link is copied by a key. */
  qrCode: boolean;
  labels: Labels['inviteLink'];
  children: ReactNode;
}

/** The link in full, to be read, selected or scanned. */
export function InvitePanel({ id, link, qrCode, labels, children }: InvitePanelProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!qrCode) field.current?.focus();
  }, [qrCode]);

  return (
    <div id={id} className="visavis-invite-panel">
      {qrCode && <QrCode text={link} labels={{ label: labels.scan }} />}
      <label>
        {qrCode ? labels.link : labels.byHand}
        <input
          ref={field}
          className="visavis-input"
          readOnly
          value={link}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
      </label>
      {children}
    </div>
  );
}
