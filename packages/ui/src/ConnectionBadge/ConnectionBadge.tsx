import type { ComponentPropsWithRef } from 'react';
import { joinClasses } from '../joinClasses';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { Labels } from '../locales/en';
import { connection } from '../locales/en/connection';
import { Bars } from './Bars';

/** How a connection to somebody stands. */
export type ConnectionStatus = 'idle' | 'connecting' | 'connected' | 'reconnecting' | 'failed' | 'closed';

/** How good it is, while it stands. */
export type ConnectionQuality = 'good' | 'fair' | 'poor';

export interface ConnectionBadgeProps extends Omit<ComponentPropsWithRef<'span'>, 'children'> {
  /** Of the connection. */
  status: ConnectionStatus;
  /** Shown in place of "Connected". @default undefined (not known) */
  quality?: ConnectionQuality | undefined;
  labels?: Partial<Labels['connection']> | undefined;
}

/** A connection's state in a sign and a word, so that colour is never all there is to it. */
export function ConnectionBadge({ status, quality, labels, className, ...rest }: ConnectionBadgeProps) {
  const text = useComponentLabels('connection', connection, labels);
  const known = status === 'connected' ? quality : undefined;

  return (
    <span
      {...rest}
      className={joinClasses('visavis-connection-badge', className)}
      data-status={status}
      data-quality={known}
    >
      <Bars className="visavis-connection-bars" />
      {text[known ?? status]}
    </span>
  );
}
