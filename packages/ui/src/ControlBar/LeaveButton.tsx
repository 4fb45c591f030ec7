import { joinClasses } from '../joinClasses';
import { Icon } from '../Icon/Icon';
import { leaveShape } from '../Icon/shapes';
import { useLabels } from '../Labels/LabelsProvider';
import type { Labels } from '../locales/en';
import { ControlButton, type ControlButtonProps } from './ControlButton';

export interface LeaveButtonProps extends ControlButtonProps {
  labels?: Partial<Labels['controlBar']> | undefined;
}

/** Leaves the call. */
export function LeaveButton({ labels, className, ...rest }: LeaveButtonProps) {
  const text = useLabels('controlBar', labels);
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
