import type { ComponentPropsWithRef, ReactNode } from 'react';
import { Icon } from '../Icon/Icon';
import { joinClasses } from '../joinClasses';

/** What the buttons of the bar have in common with a native button: everything but its label and its icon. */
export type ControlButtonProps = Omit<ComponentPropsWithRef<'button'>, 'children' | 'type'> & {
  [data: `data-${string}`]: unknown;
};

export interface NamedControlButtonProps extends ControlButtonProps {
  /** What a press will do; also the tooltip. */
  label: string;
  /** What it controls; `data-control`. */
  control: string;
  /** A line drawing on a square of 24 by 24: the `d` of an SVG path. */
  shape: string;
  /** Strikes the drawing through. @default false */
  off?: boolean;
  /** Such as 'on' or 'off'; `data-state`. */
  state?: string | undefined;
  /** Over the drawing. */
  children?: ReactNode;
}

/**
 * A round button of the bar, for what the others don't do. One whose press turns something over changes its label, not `aria-pressed`: both
 * together would be read as the opposite.
 */
export function ControlButton({
  label,
  control,
  shape,
  off = false,
  state,
  className,
  children,
  ...rest
}: NamedControlButtonProps) {
  return (
    <button
      aria-label={label}
      title={label}
      {...rest}
      type="button"
      className={joinClasses('visavis-control-button', className)}
      data-control={control}
      data-state={state}
    >
      <Icon shape={shape} off={off} />
      {children}
    </button>
  );
}
