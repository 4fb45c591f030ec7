import { Fragment } from 'react';
import type { Glossary, TermId } from './glossary/en';
import { Term } from './Term';

export interface TermsProps {
  glossary: Glossary;
  /** Before the terms. */
  label: string;
  ids: readonly TermId[];
}

/** The terms of what stands above, each with its explanation. */
export function Terms({ glossary, label, ids }: TermsProps) {
  return (
    <p className="visavis-hint">
      {label}
      {ids.map((id, index) => (
        <Fragment key={id}>
          {index === 0 ? ' ' : ' · '}
          <Term entry={glossary[id]} />
        </Fragment>
      ))}
    </p>
  );
}
