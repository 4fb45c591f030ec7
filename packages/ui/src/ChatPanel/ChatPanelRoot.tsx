import { useId, useMemo, type ComponentPropsWithRef } from 'react';
import { useDropTarget } from '../FileTransferPanel/useDropTarget';
import { Icon } from '../Icon/Icon';
import { closeShape } from '../Icon/shapes';
import { joinClasses } from '../joinClasses';
import { LabelsProvider } from '../Labels/LabelsProvider';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { LabelOverrides } from '../Labels/mergeLabels';
import type { Labels } from '../locales/en';
import { chatPanel } from '../locales/en/chatPanel';
import { fileTransfer } from '../locales/en/fileTransfer';
import { SheetHandle } from '../Sheet/SheetHandle';

export interface ChatPanelRootProps extends ComponentPropsWithRef<'section'> {
  /** The user drops files on it; never empty. Without it, it is no place to drop files. */
  onAttach?: ((files: File[]) => void) | undefined;
  /** The user closes the panel. Offers a button, and the handle where the panel is a sheet. */
  onClose?: (() => void) | undefined;
  /** Nothing can be sent now. @default false */
  disabled?: boolean | undefined;
  /** Of the panel and everything in it. */
  labels?: LabelOverrides<Labels['chatPanel']> | undefined;
}

/** The frame of a chat: its heading, the button that closes it, and the place to drop files on. */
export function ChatPanelRoot({ onAttach, onClose, disabled = false, labels, className, children, ...rest }: ChatPanelRootProps) {
  const text = useComponentLabels('chatPanel', chatPanel, labels);
  const files = useComponentLabels('fileTransfer', fileTransfer);
  const own = useMemo(() => ({ chatPanel: labels }), [labels]);
  const { dragging, folders, handlers } = useDropTarget(onAttach, disabled);
  const titleId = useId();
  return (
    <LabelsProvider labels={own}>
      <section
        aria-labelledby={titleId}
        {...handlers}
        {...rest}
        className={joinClasses('visavis-chat-panel', className)}
        data-state={dragging ? 'dragging' : undefined}
      >
        {onClose && <SheetHandle onClose={onClose} />}
        <header>
          <h2 id={titleId}>{text.title}</h2>
          {onClose && (
            <button type="button" className="visavis-icon-button" aria-label={text.close} title={text.close} onClick={onClose}>
              <Icon shape={closeShape} />
            </button>
          )}
        </header>
        {children}
        {folders.length > 0 && (
          <p className="visavis-chat-hint" role="alert">
            {files.folders(folders)}
          </p>
        )}
        {dragging && <p className="visavis-chat-drop">{text.drop}</p>}
      </section>
    </LabelsProvider>
  );
}
