import type { Participant } from '@visavis/hooks';
import { useWords } from '../language/LanguageProvider';
import { Dialog } from '../page/Dialog';

export interface RemoveDialogProps {
  participant: Participant;
  onRemove: () => void;
  onClose: () => void;
}

/** Asks a host once more before somebody is put out of the call. */
export function RemoveDialog({ participant, onRemove, onClose }: RemoveDialogProps) {
  const { call, dialog } = useWords();
  return (
    <Dialog
      heading={call.removeHeading(participant.name || call.guest)}
      onClose={onClose}
      actions={
        <>
          <button type="button" value="close" className="visavis-button">
            {dialog.cancel}
          </button>
          <button type="button" value="close" className="visavis-button" data-variant="primary" onClick={onRemove}>
            {call.removeConfirm}
          </button>
        </>
      }
    >
      <p>{call.removeText}</p>
    </Dialog>
  );
}
