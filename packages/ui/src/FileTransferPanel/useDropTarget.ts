import { useState, type DragEvent } from 'react';
import { readDropped } from './readDropped';

/** An element that files can be dropped on. */
export interface DropTarget {
  /** Whether files are being held over it that it takes. */
  readonly dragging: boolean;
  /** Names of folders that were dropped last, which can't be sent. */
  readonly folders: readonly string[];
  /** Handlers for the element. */
  readonly handlers: {
    onDragOver(event: DragEvent): void;
    onDragLeave(event: DragEvent): void;
    onDrop(event: DragEvent): void;
  };
}

/**
 * Takes files that are dropped on an element. While it takes none a drop does nothing; without this, the browser would leave
 * the page and open the file.
 *
 * @param onFiles never called with nothing; undefined: the element is no place to drop files, and the page may take them
 */
export function useDropTarget(onFiles: ((files: File[]) => void) | undefined, disabled: boolean): DropTarget {
  const [dragging, setDragging] = useState(false);
  const [folders, setFolders] = useState<readonly string[]>([]);
  const hasFiles = ({ dataTransfer }: DragEvent) => onFiles !== undefined && dataTransfer.types.includes('Files');

  return {
    dragging: dragging && !disabled,
    folders,
    handlers: {
      onDragOver(event) {
        if (!hasFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = disabled ? 'none' : 'copy';
        setDragging(!disabled);
      },
      onDragLeave({ currentTarget, relatedTarget }) {
        if (!currentTarget.contains(relatedTarget as Node | null)) setDragging(false);
      },
      onDrop(event) {
        setDragging(false);
        if (!hasFiles(event)) return;
        event.preventDefault();
        if (disabled) return;
        const { files, folders: names } = readDropped(event.dataTransfer);
        setFolders(names);
        if (files.length > 0) onFiles?.(files);
      },
    },
  };
}
