import { Icon } from '../Icon/Icon';
import { screenShape } from '../Icon/shapes';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { Labels } from '../locales/en';
import { controlBar } from '../locales/en/controlBar';
import { ControlButton, type ControlButtonProps } from './ControlButton';

export interface ScreenShareButtonProps extends ControlButtonProps {
  /** Of the local screen share; requesting: the browser's picker is open. */
  status: 'idle' | 'requesting' | 'live' | 'failed';
  labels?: Partial<Labels['controlBar']> | undefined;
}

/** Starts or stops sharing one's screen. */
export function ScreenShareButton({ status, labels, ...rest }: ScreenShareButtonProps) {
  const text = useComponentLabels('controlBar', controlBar, labels);
  const state = { idle: 'off', requesting: 'starting', live: 'on', failed: 'failed' }[status];
  return (
    <ControlButton
      icon={<Icon shape={screenShape} filled={status === 'live'} />}
      {...rest}
      label={status === 'live' ? text.screenOff : text.screenOn}
      control="screen"
      state={state}
      aria-busy={state === 'starting' || undefined}
    />
  );
}
