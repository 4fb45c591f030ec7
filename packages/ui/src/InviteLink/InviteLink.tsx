import { useEffect, useId, useImperativeHandle, useRef, useState, type ComponentPropsWithRef, type ReactNode } from 'react';
import { joinClasses } from '../joinClasses';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { Labels } from '../locales/en';
import { inviteLink } from '../locales/en/inviteLink';
import { InvitePanel } from './InvitePanel';
import { copyLink, shareLink, type ShareOutcome } from './shareLink';
import { useDismiss } from './useDismiss';
import { useShareSheet } from './useShareSheet';

/** For how long the button says that it has copied the link. */
const COPIED_MS = 2500;

export interface InviteLinkProps extends Omit<ComponentPropsWithRef<'div'>, 'children'> {
  /** The address that leads to the call. */
  link: string;
  /** Whether handing it out is what the user would do next: the button is then the main one. @default false */
  primary?: boolean | undefined;
  /** Whether there is a button that shows the link as a QR code. @default true */
  qrCode?: boolean | undefined;
  /** At which end of the buttons the panel with the QR code and the link begins. @default 'start' */
  align?: 'start' | 'end' | undefined;
  /** Before the words of the button. */
  icon?: ReactNode;
  /** In the panel below the QR code, such as a link that writes an e-mail. */
  children?: ReactNode;
  /** Called when the link was handed out. */
  onShare?: ((how: 'copied' | 'shared') => unknown) | undefined;
  labels?: Partial<Labels['inviteLink']> | undefined;
}

/**
 * Hands out the link to a call: on a phone by the system's share sheet, elsewhere by copying it; where the browser lets no
 * page copy, shows the link to be copied by hand. And as a QR code, for the phone on the table.
 */
export function InviteLink({
  link,
  primary = false,
  qrCode = true,
  align = 'start',
  icon,
  children,
  onShare,
  labels,
  className,
  ref,
  ...rest
}: InviteLinkProps) {
  const text = useComponentLabels('inviteLink', inviteLink, labels);
  const hasShareSheet = useShareSheet();
  const [copied, setCopied] = useState(false);
  const [open, setOpen] = useState<'qr-code' | 'by-hand' | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const panelId = useId();
  useImperativeHandle(ref, () => root.current as HTMLDivElement, []);
  useDismiss(open !== null, root, () => setOpen(null));

  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), COPIED_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  function show(outcome: ShareOutcome) {
    setCopied(outcome === 'copied');
    setOpen(outcome === 'by-hand' ? 'by-hand' : null);
    if (outcome === 'copied' || outcome === 'shared') onShare?.(outcome);
  }

  return (
    <div
      {...rest}
      ref={root}
      className={joinClasses('visavis-invite-link', className)}
      data-state={copied ? 'copied' : (open ?? 'idle')}
      data-align={align}
    >
      <button
        type="button"
        className="visavis-button"
        data-variant={primary ? 'primary' : undefined}
        onClick={() => void (hasShareSheet ? shareLink(link) : copyLink(link)).then(show)}
      >
        {icon}
        {copied ? text.copied : hasShareSheet ? text.share : text.copy}
      </button>
      {qrCode && (
        <button
          type="button"
          className="visavis-button"
          aria-label={text.showQrCode}
          aria-expanded={open === 'qr-code'}
          aria-controls={open === 'qr-code' ? panelId : undefined}
          onClick={() => setOpen(open === 'qr-code' ? null : 'qr-code')}
        >
          {text.qrCode}
        </button>
      )}
      <output className="visavis-visually-hidden">{copied && text.copied}</output>
      {open && (
        <InvitePanel id={panelId} link={link} qrCode={open === 'qr-code'} labels={text}>
          {children}
        </InvitePanel>
      )}
    </div>
  );
}
