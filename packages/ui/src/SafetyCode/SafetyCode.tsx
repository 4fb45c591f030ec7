import type { ComponentPropsWithRef, ReactNode } from 'react';
import { joinClasses } from '../joinClasses';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { Labels } from '../locales/en';
import { safetyCode } from '../locales/en/safetyCode';

export interface SafetyCodeProps extends Omit<ComponentPropsWithRef<'div'>, 'children'> {
  /** What both compare, such as `useSafetyCode` returns; null: there is no encrypted connection yet. */
  code: string | null;
  /** Whom the user compares it with; an empty name is called a guest. */
  name: string;
  /** What to do with it; null: nothing is said, such as where a list says it once. @default `labels.hint` */
  hint?: ReactNode;
  labels?: Partial<Labels['safetyCode']> | undefined;
}

/** A code that two participants read to each other: if both see the same one, nobody sits between them. */
export function SafetyCode({ code, name, hint, labels, className, ...rest }: SafetyCodeProps) {
  const text = useComponentLabels('safetyCode', safetyCode, labels);
  const advice = hint === undefined ? text.hint : hint;
  return (
    <div
      {...rest}
      className={joinClasses('visavis-safety-code', className)}
      data-status={code === null ? 'pending' : 'ready'}
    >
      <dl>
        <dt>
          <bdi>{name || text.guest}</bdi>
        </dt>
        {/* Digits are read from left to right in every script. */}
        <dd dir={code === null ? undefined : 'ltr'}>{code ?? text.pending}</dd>
      </dl>
      {advice !== null && <p className="visavis-hint">{advice}</p>}
    </div>
  );
}
