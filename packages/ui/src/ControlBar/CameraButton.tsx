import { cameraShape } from '../Icon/shapes';
import { useLabels } from '../Labels/LabelsProvider';
import type { Labels } from '../locales/en';
import { ControlButton, type ControlButtonProps } from './ControlButton';
import { toggleState, type TrackStatus } from './toggleState';

export interface CameraButtonProps extends ControlButtonProps {
  status: TrackStatus;
  labels?: Partial<Labels['controlBar']> | undefined;
}

/** Turns one's camera on or off: says which in its name, and what is in `data-state`. */
export function CameraButton({ status, labels, ...rest }: CameraButtonProps) {
  const text = useLabels('controlBar', labels);
  const { state, on } = toggleState(status);
  return (
    <ControlButton
      {...rest}
      label={on ? text.cameraOff : text.cameraOn}
      control="camera"
      shape={cameraShape}
      off={!on}
      state={state}
      aria-busy={state === 'starting' || undefined}
    />
  );
}
