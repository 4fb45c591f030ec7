import { Icon } from '../Icon/Icon';
import { detailsShape } from '../Icon/shapes';
import { useLabels } from '../Labels/LabelsProvider';
import type { Labels } from '../locales/en';
import { ControlButton, type ControlButtonProps } from './ControlButton';

export interface DetailsButtonProps extends ControlButtonProps {
  /** Whether the details are shown. */
  open: boolean;
  labels?: Partial<Labels['controlBar']> | undefined;
}

/** Shows or hides the details of the connections. */
export function DetailsButton({ open, labels, ...rest }: DetailsButtonProps) {
  const text = useLabels('controlBar', labels);
  return (
    <ControlButton
      icon={<Icon shape={detailsShape} filled={open} />}
      aria-expanded={open}
      {...rest}
      label={text.details}
      control="details"
      state={open ? 'on' : 'off'}
    />
  );
}
