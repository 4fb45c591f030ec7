import type { ReactNode } from 'react';
import { Icon } from '../Icon/Icon';
import { closeShape, fileShape } from '../Icon/shapes';
import { keepFocus } from '../keepFocus';
import { useComponentLabels } from '../Labels/useComponentLabels';
import { fileTransfer } from '../locales/en/fileTransfer';

/** A file that is sent or offered; what `useFileTransfer` lists is of this shape. */
export interface TransferredFile {
  id: string;
  direction: 'incoming' | 'outgoing';
  name: string;
  /** Its media type. */
  type: string;
  sizeBytes: number;
  /** What the sender is called. */
  fromName?: string | undefined;
  status: 'offered' | 'active' | 'interrupted' | 'done' | 'declined' | 'cancelled' | 'failed';
  transferredBytes: number;
  /** Whom an outgoing one goes to. */
  recipients?: readonly { name: string }[] | undefined;
  /** An object URL of the file, once it is there. */
  url?: string | null | undefined;
}

/** What the user can do with a file; what is left out is not offered. */
export interface FileActions {
  /** The user accepts a file that is offered. */
  onAccept?: ((id: string) => unknown) | undefined;
  /** The user declines it. */
  onDecline?: ((id: string) => unknown) | undefined;
  /** The user cancels one that is under way. */
  onCancel?: ((id: string) => unknown) | undefined;
  /** The user removes one that is over from the list. */
  onRemove?: ((id: string) => unknown) | undefined;
}

export interface FileCardProps extends FileActions {
  file: TransferredFile;
  /** The user sends an own one again that did not arrive. */
  onRetry?: ((id: string) => unknown) | undefined;
  /** Whose it is. */
  children?: ReactNode;
}

/** Pictures that cannot run a script. */
const picture = /^image\/(?!svg)/;

/** One file: a picture of it if it is one, how far it is, and what can be done with it. */
export function FileCard({ file, children, ...actions }: FileCardProps) {
  const text = useComponentLabels('fileTransfer', fileTransfer);
  const { id, direction, name, type, sizeBytes, status, transferredBytes, url } = file;
  const { onAccept, onDecline, onCancel, onRemove, onRetry } = actions;
  const asked = direction === 'incoming' && status === 'offered';
  const moving = status === 'active' || status === 'interrupted';
  const open = moving || status === 'offered';

  const button = (label: string, act: ((id: string) => unknown) | undefined, short?: string, variant?: string) =>
    act && (
      <button
        type="button"
        className={short ? 'visavis-button' : 'visavis-icon-button'}
        data-variant={variant}
        aria-label={label}
        onClick={({ currentTarget }) => {
          keepFocus(currentTarget, currentTarget.closest<HTMLElement>('.visavis-file'));
          void act(id);
        }}
      >
        {short ?? <Icon shape={closeShape} />}
      </button>
    );

  return (
    <div className="visavis-file" data-status={status} data-direction={direction}>
      {url && picture.test(type) ? (
        <a className="visavis-file-picture" href={url} target="_blank" rel="noopener noreferrer">
          <img src={url} alt={name} />
        </a>
      ) : (
        <Icon shape={fileShape} />
      )}
      <div>
        <bdi>{name}</bdi>
        {/* In a log, a screen reader would read every change of it. */}
        <span className="visavis-hint" aria-live="off">
          {moving ? text.part(transferredBytes, sizeBytes) : text.size(sizeBytes)}
          {status !== 'active' && !asked && !(url && status === 'done') && ` · ${text[status]}`}
        </span>
        {children && <span className="visavis-hint">{children}</span>}
        {moving && <progress aria-label={text.progress(name)} max={sizeBytes || 1} value={transferredBytes} />}
      </div>
      <div>
        {asked && button(text.decline(name), onDecline, text.declineShort)}
        {asked && button(text.accept(name), onAccept, text.acceptShort, 'primary')}
        {url && direction === 'incoming' && (
          <a className="visavis-button" href={url} download={name} aria-label={text.save(name)}>
            {text.saveShort}
          </a>
        )}
        {open && !asked && button(text.cancel(name), onCancel)}
        {direction === 'outgoing' && status === 'failed' && button(text.retry(name), onRetry, text.retryShort)}
        {!open && button(text.remove(name), onRemove)}
      </div>
    </div>
  );
}
