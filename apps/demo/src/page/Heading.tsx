'use client';

import { useEffect, useRef } from 'react';

export interface HeadingProps {
  text: string;
  /** Moves the focus here when it appears, for what replaces a page without a new address. @default false */
  focus?: boolean;
  className?: string;
}

/** The heading of a page. */
export function Heading({ text, focus = false, className }: HeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focus) heading.current?.focus();
  }, [focus]);

  return (
    <h1 ref={heading} className={className} tabIndex={focus ? -1 : undefined}>
      {text}
    </h1>
  );
}
