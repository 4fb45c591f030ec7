import type { ComponentPropsWithRef, ReactNode } from 'react';
import { joinClasses } from '../joinClasses';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { Labels } from '../locales/en';
import { raisedHand } from '../locales/en/raisedHand';

export interface RaisedHandProps extends Omit<ComponentPropsWithRef<'span'>, 'children'> {
  /** The place among those who raised their hands, from 1 on; shown beside the hand. @default not shown */
  position?: number | undefined;
  /** In place of the emoji. @default '✋' */
  icon?: ReactNode;
  labels?: Partial<Labels['raisedHand']> | undefined;
}

/** The sign that a participant has raised a hand, for a tile's corner or a list. Leave it out while the hand is down. */
export function RaisedHand({ position, icon = '✋', labels, className, ...rest }: RaisedHandProps) {
  const text = useComponentLabels('raisedHand', raisedHand, labels);
  return (
    <span {...rest} className={joinClasses('visavis-raised-hand', className)} data-position={position}>
      <span aria-hidden>{icon}</span>
      {position !== undefined && <span aria-hidden>{position}</span>}
      <span className="visavis-visually-hidden">
        {position === undefined ? text.raised : text.raisedAt(position)}
      </span>
    </span>
  );
}
