import { useState, type ComponentPropsWithRef, type ReactNode } from 'react';

export interface OpenedLineProps extends Omit<ComponentPropsWithRef<'details'>, 'title'> {
  title: ReactNode;
}

/** A line that opens to show more. What is closed is not rendered: a long call has many of them. */
export function OpenedLine({ title, children, ...rest }: OpenedLineProps) {
  const [open, setOpen] = useState(false);
  return (
    <details {...rest} open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{title}</summary>
      {open && children}
    </details>
  );
}
