import { useEffect, useState } from 'react';
import { readDropped, type DroppedFiles } from '../FileTransferPanel/readDropped';
import { useEvent } from '../useEvent';

/**
 * Files that are dropped anywhere on the page. While there is nobody to take them a drop does nothing; without this,
 * the browser would leave the call and open the file.
 *
 * @param onDrop never called with nothing; null: nothing can be sent
 * @returns whether files are being held over the page that could be dropped
 */
export function useFileDrop(onDrop: ((dropped: DroppedFiles) => void) | null): boolean {
  const [over, setOver] = useState(false);
  const drop = useEvent((dropped: DroppedFiles) => {
    if (dropped.files.length + dropped.folders.length > 0) onDrop?.(dropped);
  });

  useEffect(() => {
    const listeners = new AbortController();
    const listen = (type: 'dragover' | 'dragleave' | 'drop', hear: (event: DragEvent, files: DataTransfer) => void) => {
      const onEvent = (event: DragEvent) => {
        // The page has a place of its own for it.
        if (event.defaultPrevented) {
          setOver(false);
          return;
        }
        const data = event.dataTransfer;
        if (data?.types.includes('Files')) hear(event, data);
      };
      addEventListener(type, onEvent, { signal: listeners.signal });
    };
    listen('dragover', (event, data) => {
      event.preventDefault();
      data.dropEffect = 'copy';
      setOver(true);
    });
    // From one element to the next there is somewhere it goes to; out of the page there isn't.
    listen('dragleave', (event) => {
      if (event.relatedTarget === null) setOver(false);
    });
    listen('drop', (event, data) => {
      event.preventDefault();
      setOver(false);
      drop(readDropped(data));
    });
    return () => listeners.abort();
  }, [drop]);

  return over && onDrop !== null;
}
