import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useCallLabels } from './CallLabels';

export interface DialogProps {
  heading: string;
  /** It was closed, in whatever way: stop rendering it. */
  onClose: () => void;
  /** In its last line. @default a button that closes it */
  actions?: ReactNode;
  children: ReactNode;
}

/**
 * A dialog over the page, open for as long as it is rendered. Escape closes it, a click beside it too, and every
 * button in it with `value="close"`; the focus then goes back to where it was.
 */
export function Dialog({ heading, onClose, actions, children }: DialogProps) {
  const { dialog: words } = useCallLabels();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();

  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    const onClick = ({ target }: MouseEvent) => {
      // What is beside the dialog is its backdrop, and counts as the dialog itself: all in it is in its one child.
      const button = target instanceof Element && target.closest('button[value="close"]');
      if (target === element || button) element?.close();
    };
    element?.addEventListener('click', onClick);
    return () => element?.removeEventListener('click', onClick);
  }, []);

  return (
    <dialog ref={dialog} className="visavis-call-dialog" aria-labelledby={id} onClose={onClose}>
      <div className="visavis-call-dialog-content">
        <h2 id={id}>{heading}</h2>
        {children}
        <div className="visavis-call-dialog-actions">
          {actions ?? (
            <button type="button" value="close" className="visavis-button">
              {words.close}
            </button>
          )}
        </div>
      </div>
    </dialog>
  );
}
