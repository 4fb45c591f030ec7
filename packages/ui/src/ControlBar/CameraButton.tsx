import { cameraShape } from '../Icon/shapes';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { Labels } from '../locales/en';
import { controlBar } from '../locales/en/controlBar';
import type { ControlButtonProps } from './ControlButton';
import type { TrackStatus } from './toggleState';
import { TrackButton } from './TrackButton';

export interface CameraButtonProps extends ControlButtonProps {
  /** Of the camera. */
  status: TrackStatus;
  labels?: Partial<Labels['controlBar']> | undefined;
}

/** Turns one's camera on or off: says which in its name, and what is in `data-state`. */
export function CameraButton({ status, labels, ...rest }: CameraButtonProps) {
  const text = useComponentLabels('controlBar', controlBar, labels);
  return (
    <TrackButton
      {...rest}
      status={status}
      turnOn={text.cameraOn}
      turnOff={text.cameraOff}
      control="camera"
      shape={cameraShape}
    />
  );
}
