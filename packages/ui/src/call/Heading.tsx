import { useEffect, useRef } from 'react';

export interface HeadingProps {
  text: string;
  /** Moves the focus here when it appears, for what takes the place of something else. @default true */
  focus?: boolean | undefined;
  className?: string | undefined;
}

/** The heading of what is shown. */
export function Heading({ text, focus = true, className }: HeadingProps) {
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
