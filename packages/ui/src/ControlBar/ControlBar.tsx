import type { ComponentPropsWithRef, KeyboardEvent } from 'react';
import { joinClasses } from '../joinClasses';
import { useLabels } from '../Labels/LabelsProvider';
import type { Labels } from '../locales/en';

export interface ControlBarProps extends ComponentPropsWithRef<'div'> {
  labels?: Partial<Labels['controlBar']> | undefined;
}

/** The toolbar of a call. Arrow keys, Home and End go from button to button; Tab does too. */
export function ControlBar({ labels, className, onKeyDown, ...rest }: ControlBarProps) {
  const text = useLabels('controlBar', labels);
  return (
    <div
      role="toolbar"
      aria-label={text.controls}
      tabIndex={-1}
      {...rest}
      className={joinClasses('visavis-control-bar', className)}
      onKeyDown={(event) => {
        onKeyDown?.(event);
        if (!event.defaultPrevented) moveFocus(event);
      }}
    />
  );
}

function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  const bar = event.currentTarget;
  const buttons = [...bar.querySelectorAll<HTMLButtonElement>('button:enabled')];
  const at = buttons.indexOf(event.target as HTMLButtonElement);
  if (at < 0) return;
  const forward = getComputedStyle(bar).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const backward = forward === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight';
  const target = { [forward]: at + 1, [backward]: at - 1, Home: 0, End: -1 }[event.key];
  if (target === undefined) return;
  event.preventDefault();
  buttons.at(target % buttons.length)?.focus();
}
