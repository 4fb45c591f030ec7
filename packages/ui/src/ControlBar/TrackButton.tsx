import { Icon, type IconShape } from '../Icon/Icon';
import { ControlButton, type ControlButtonProps } from './ControlButton';
import { toggleState, type TrackStatus } from './toggleState';

export interface TrackButtonProps extends ControlButtonProps {
  status: TrackStatus;
  control: string;
  /** Filled when it is on, struck through when it is off. */
  shape: IconShape;
  /** Its name while a press turns the device on. */
  turnOn: string;
  /** Its name while a press turns the device off. */
  turnOff: string;
}

/** Turns a microphone or a camera on or off: says which in its name, and what is in `data-state`. */
export function TrackButton({ status, turnOn, turnOff, shape, ...rest }: TrackButtonProps) {
  const { state, on } = toggleState(status);
  return (
    <ControlButton
      icon={<Icon shape={shape} off={!on} filled={on} />}
      {...rest}
      label={on ? turnOff : turnOn}
      state={state}
      aria-busy={state === 'starting' || undefined}
    />
  );
}
