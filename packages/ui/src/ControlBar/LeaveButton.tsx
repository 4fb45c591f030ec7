import { joinClasses } from '../joinClasses';
import { Icon } from '../Icon/Icon';
import { leaveShape } from '../Icon/shapes';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { Labels } from '../locales/en';
import { controlBar } from '../locales/en/controlBar';
import { ControlButton, type ControlButtonProps } from './ControlButton';

export interface LeaveButtonProps extends ControlButtonProps {
  labels?: Partial<Labels['controlBar']> | undefined;
}

/** Leaves the call. */
export function LeaveButton({ labels, className, ...rest }: LeaveButtonProps) {
  const text = useComponentLabels('controlBar', controlBar, labels);
  return (
    <ControlButton
      icon={<Icon shape={leaveShape} filled />}
      {...rest}
      className={joinClasses('visavis-leave-button', className)}
      label={text.leave}
      control="leave"
    />
  );
}
