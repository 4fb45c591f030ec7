import type { ComponentPropsWithRef, ReactNode } from 'react';
import { joinClasses } from '../joinClasses';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { Labels } from '../locales/en';
import { dropHint } from '../locales/en/dropHint';

export interface DropHintProps extends ComponentPropsWithRef<'div'> {
  /** What it says. @default `labels.drop` */
  children?: ReactNode;
  labels?: Partial<Labels['dropHint']> | undefined;
}

/**
 * Says, over everything that is around it, that files may be dropped now. Render it while `useFileDrop` returns true; what is
 * around it needs a position. It takes no pointer events: files are dropped on what is below.
 */
export function DropHint({ labels, className, children, ...rest }: DropHintProps) {
  const text = useComponentLabels('dropHint', dropHint, labels);
  return (
    <div {...rest} className={joinClasses('visavis-drop-hint', className)}>
      <p>{children ?? text.drop}</p>
    </div>
  );
}
