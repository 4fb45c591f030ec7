import { microphoneShape } from '../Icon/shapes';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { Labels } from '../locales/en';
import { controlBar } from '../locales/en/controlBar';
import type { ControlButtonProps } from './ControlButton';
import type { TrackStatus } from './toggleState';
import { TrackButton } from './TrackButton';

export interface MicrophoneButtonProps extends ControlButtonProps {
  /** Of the microphone. */
  status: TrackStatus;
  labels?: Partial<Labels['controlBar']> | undefined;
}

/** Turns one's microphone on or off: says which in its name, and what is in `data-state`. */
export function MicrophoneButton({ status, labels, ...rest }: MicrophoneButtonProps) {
  const text = useComponentLabels('controlBar', controlBar, labels);
  return (
    <TrackButton
      {...rest}
      status={status}
      turnOn={text.microphoneOn}
      turnOff={text.microphoneOff}
      control="microphone"
      shape={microphoneShape}
    />
  );
}
