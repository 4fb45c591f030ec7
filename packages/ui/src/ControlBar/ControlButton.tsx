import type { ComponentPropsWithRef, ReactNode } from 'react';
import { Icon, type IconName } from '../Icon/Icon';
import { joinClasses } from '../joinClasses';

/** What the buttons of the bar have in common with a native button: everything but its label and its icon. */
export type ControlButtonProps = Omit<ComponentPropsWithRef<'button'>, 'children' | 'type'> & {
  [data: `data-${string}`]: unknown;
};

export interface NamedControlButtonProps extends ControlButtonProps {
  /** What a press will do; also the tooltip. */
  label: string;
  icon: IconName;
  /** Strikes the icon through. @default false */
  off?: boolean;
  state?: string | undefined;
  children?: ReactNode;
}

/**
 * A round button of the bar. One whose press turns something over changes its label, not `aria-pressed`: both
 * together would be read as the opposite.
 */
export function ControlButton({
  label,
  icon,
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
      data-control={icon}
      data-state={state}
    >
      <Icon name={icon} off={off} />
      {children}
    </button>
  );
}
