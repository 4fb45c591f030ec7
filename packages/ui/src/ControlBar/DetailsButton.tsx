import { Icon } from '../Icon/Icon';
import { detailsShape } from '../Icon/shapes';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { Labels } from '../locales/en';
import { controlBar } from '../locales/en/controlBar';
import { ControlButton, type ControlButtonProps } from './ControlButton';

export interface DetailsButtonProps extends ControlButtonProps {
  /** Whether the details are shown. */
  open: boolean;
  labels?: Partial<Labels['controlBar']> | undefined;
}

/** Shows or hides the details of the connections. */
export function DetailsButton({ open, labels, ...rest }: DetailsButtonProps) {
  const text = useComponentLabels('controlBar', controlBar, labels);
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
