import type { ReactNode } from 'react';
import { Heading } from './Heading';

export interface CardProps {
  heading: string;
  /** Above the heading, such as a mark. */
  brand?: ReactNode;
  /** Moves the focus to the heading. @default true */
  focus?: boolean | undefined;
  children: ReactNode;
}

/** One thing to say, in the middle. */
export function Card({ heading, brand, focus, children }: CardProps) {
  return (
    <div className="visavis-call-page">
      <div className="visavis-call-card">
        {brand}
        <Heading text={heading} focus={focus} />
        {children}
      </div>
    </div>
  );
}
