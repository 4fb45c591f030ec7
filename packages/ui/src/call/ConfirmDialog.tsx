import { useCallLabels } from './CallLabels';
import { Dialog } from './Dialog';

export interface ConfirmDialogProps {
  heading: string;
  text: string;
  /** What the button that does it says. */
  confirm: string;
  onConfirm: () => void;
  /** It was closed, in whatever way: stop rendering it. */
  onClose: () => void;
}

/** Asks once more before something that can't be taken back. */
export function ConfirmDialog({ heading, text, confirm, onConfirm, onClose }: ConfirmDialogProps) {
  const { dialog } = useCallLabels();
  return (
    <Dialog
      heading={heading}
      onClose={onClose}
      actions={
        <>
          <button type="button" value="close" className="visavis-button">
            {dialog.cancel}
          </button>
          <button type="button" value="close" className="visavis-button" data-variant="primary" onClick={onConfirm}>
            {confirm}
          </button>
        </>
      }
    >
      <p>{text}</p>
    </Dialog>
  );
}
