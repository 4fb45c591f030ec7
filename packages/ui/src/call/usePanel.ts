import { useRef, useState } from 'react';

/** What can be open beside the tiles, one at a time. */
export type PanelName = 'chat' | 'details' | 'participants';

export interface Panel {
  /** The one that is open. */
  readonly open: PanelName | null;
  /** Opens it in place of another, or closes it. */
  toggle(name: PanelName): void;
  /** Opens it in place of another. */
  show(name: PanelName): void;
  /** Closes what is open, and gives the focus back to where it was opened from. */
  close(): void;
}

/** The panel beside the tiles. */
export function usePanel(): Panel {
  const [open, setOpen] = useState<PanelName | null>(null);
  const opener = useRef<Element | null>(null);

  return {
    open,
    toggle(name) {
      opener.current = document.activeElement;
      setOpen(open === name ? null : name);
    },
    show(name) {
      opener.current = document.activeElement;
      setOpen(name);
    },
    close() {
      if (opener.current instanceof HTMLElement) opener.current.focus();
      setOpen(null);
    },
  };
}
