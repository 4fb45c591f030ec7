import { microphoneShape } from '../Icon/shapes';
import { useLabels } from '../Labels/LabelsProvider';
import type { Labels } from '../locales/en';
import { ControlButton, type ControlButtonProps } from './ControlButton';
import { toggleState, type TrackStatus } from './toggleState';

export interface MicrophoneButtonProps extends ControlButtonProps {
  status: TrackStatus;
  labels?: Partial<Labels['controlBar']> | undefined;
}

/** Turns one's microphone on or off: says which in its name, and what is in `data-state`. */
export function MicrophoneButton({ status, labels, ...rest }: MicrophoneButtonProps) {
  const text = useLabels('controlBar', labels);
  const { state, on } = toggleState(status);
  return (
    <ControlButton
      {...rest}
      label={on ? text.microphoneOff : text.microphoneOn}
      control="microphone"
      shape={microphoneShape}
      off={!on}
      state={state}
      aria-busy={state === 'starting' || undefined}
    />
  );
}
