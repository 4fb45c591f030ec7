import { useId, useState, type ComponentPropsWithRef, type DragEvent } from 'react';
import { joinClasses } from '../joinClasses';
import { useLabels } from '../Labels/LabelsProvider';
import type { Labels } from '../locales/en';
import { ChooseFiles } from './ChooseFiles';
import { FileCard, type FileActions, type TransferredFile } from './FileCard';
import { readDropped } from './readDropped';

export interface FileTransferPanelProps extends Omit<ComponentPropsWithRef<'section'>, 'children'>, FileActions {
  /** Oldest first. */
  transfers: readonly TransferredFile[];
  /** A person chose or dropped files; never empty. */
  onSend?: ((files: File[]) => void) | undefined;
  /** Nothing can be sent now. @default false */
  disabled?: boolean | undefined;
  labels?: Partial<Labels['fileTransfer']> | undefined;
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
  const text = useLabels('fileTransfer', labels);
  const titleId = useId();
  const [dragging, setDragging] = useState(false);
  const [folders, setFolders] = useState<readonly string[]>([]);
  const actions = { onAccept, onDecline, onCancel, onRemove };
  const takes = onSend && !disabled;
  const dropping = {
    onDragOver(event: DragEvent) {
      if (!takes || !event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      setDragging(true);
    },
    onDragLeave(event: DragEvent) {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDragging(false);
    },
    onDrop(event: DragEvent) {
      event.preventDefault();
      setDragging(false);
      if (!takes) return;
      const { files, folders: names } = readDropped(event.dataTransfer);
      setFolders(names);
      if (files.length > 0) onSend(files);
    },
  };

  return (
    <section
      aria-labelledby={titleId}
      {...rest}
      className={joinClasses('visavis-panel visavis-file-transfer', className)}
      data-state={dragging ? 'dragging' : undefined}
      {...dropping}
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
      {transfers.map((file) => (
        <FileCard key={file.id} file={file} {...actions}>
          {file.direction === 'incoming'
            ? file.fromName && text.from(file.fromName)
            : file.recipients && file.recipients.length > 0 && text.to(file.recipients.map(({ name }) => name))}
        </FileCard>
      ))}
    </section>
  );
}
