import type { ComponentPropsWithRef, ReactNode } from 'react';
import { joinClasses } from '../joinClasses';

/** What the buttons of the bar have in common with a native button: everything but its label. */
export type ControlButtonProps = Omit<ComponentPropsWithRef<'button'>, 'children' | 'type'> & {
  /** Takes the place of the icon, such as one of your own set. @default the button's own */
  icon?: ReactNode;
  /** Below the icon, such as a word. */
  children?: ReactNode;
  [data: `data-${string}`]: unknown;
};

export interface NamedControlButtonProps extends ControlButtonProps {
  /** What a press will do; also the tooltip. */
  label: string;
  /** What it controls; `data-control`. */
  control: string;
  /** What is in the button, such as an `<svg>` of 1.375em. */
  icon: ReactNode;
  /** Such as 'on' or 'off'; `data-state`. */
  state?: string | undefined;
}

/**
 * A round button of the bar, for what the others don't do. One whose press turns something over changes its label, not `aria-pressed`: both
 * together would be read as the opposite.
 */
export function ControlButton({
  label,
  control,
  icon,
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
      {icon}
      {children}
    </button>
  );
}
