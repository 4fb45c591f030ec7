import { useId, useMemo, type ComponentPropsWithRef } from 'react';
import { joinClasses } from '../joinClasses';
import { LabelsProvider } from '../Labels/LabelsProvider';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { LabelOverrides } from '../Labels/mergeLabels';
import type { Labels } from '../locales/en';
import { fileTransfer } from '../locales/en/fileTransfer';
import { ChooseFiles } from './ChooseFiles';
import { FileCard, type FileActions, type TransferredFile } from './FileCard';
import { useDropTarget } from './useDropTarget';

export interface FileTransferPanelProps extends Omit<ComponentPropsWithRef<'section'>, 'children'>, FileActions {
  /** Oldest first. */
  transfers: readonly TransferredFile[];
  /** Called when the user selects or drops files; never empty. */
  onSend?: ((files: File[]) => void) | undefined;
  /** Nothing can be sent now. @default false */
  disabled?: boolean | undefined;
  labels?: LabelOverrides<Labels['fileTransfer']> | undefined;
}

/** Files on their way to and from the others. New ones are chosen with the button or dropped anywhere on it. */
export function FileTransferPanel({
  transfers,
  onSend,
  onAccept,
  onDecline,
  onCancel,
  onRemove,
  disabled = false,
  labels,
  className,
  ...rest
}: FileTransferPanelProps) {
  const text = useComponentLabels('fileTransfer', fileTransfer, labels);
  const titleId = useId();
  const { dragging, folders, handlers } = useDropTarget(onSend, disabled);
  const actions = { onAccept, onDecline, onCancel, onRemove };
  const own = useMemo(() => ({ fileTransfer: labels }), [labels]);

  return (
    <section
      aria-labelledby={titleId}
      {...rest}
      className={joinClasses('visavis-panel visavis-file-transfer', className)}
      data-state={dragging ? 'dragging' : undefined}
      {...handlers}
    >
      <h2 id={titleId}>{text.title}</h2>
      {onSend && (
        <div className="visavis-drop">
          <ChooseFiles disabled={disabled} onChoose={onSend} className="visavis-button">
            {text.choose}
          </ChooseFiles>
          <span className="visavis-hint">{text.drop}</span>
        </div>
      )}
      {folders.length > 0 && (
        <p className="visavis-hint" role="alert">
          {text.folders(folders)}
        </p>
      )}
      {transfers.length === 0 && <p className="visavis-hint">{text.empty}</p>}
      <LabelsProvider labels={own}>
        {transfers.map((file) => (
          <FileCard key={file.id} file={file} {...actions}>
            {file.direction === 'incoming'
              ? file.fromName && text.from(file.fromName)
              : file.recipients && file.recipients.length > 0 && text.to(file.recipients.map(({ name }) => name))}
          </FileCard>
        ))}
      </LabelsProvider>
    </section>
  );
}
