import type { ComponentPropsWithRef } from 'react';
import { joinClasses } from '../joinClasses';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { Labels } from '../locales/en';
import { controlBar } from '../locales/en/controlBar';
import { moveFocus } from '../moveFocus';

export interface ControlBarProps extends ComponentPropsWithRef<'div'> {
  labels?: Partial<Labels['controlBar']> | undefined;
}

/** The toolbar of a call. Arrow keys, Home and End go from button to button; Tab does too. */
export function ControlBar({ labels, className, onKeyDown, ...rest }: ControlBarProps) {
  const text = useComponentLabels('controlBar', controlBar, labels);
  return (
    <div
      role="toolbar"
      aria-label={text.controls}
      tabIndex={-1}
      {...rest}
      className={joinClasses('visavis-control-bar', className)}
      onKeyDown={(event) => {
        onKeyDown?.(event);
        moveFocus(event, buttons());
      }}
    />
  );
}

/** Those of a closed menu are not among them; a browser without popovers does not know the selector either. */
function buttons(): string {
  const hasPopovers = globalThis.CSS?.supports?.('selector(:popover-open)');
  return hasPopovers ? 'button:enabled:not([popover]:not(:popover-open) *)' : 'button:enabled:not([popover] *)';
}
