import { useEffect } from 'react';
import type { FileTransferOptions, FileTransfers } from '../core/room/fileTransfers';

/**
 * Gives a room's file transfers these options while the component is mounted. Without any it leaves them as they are: another
 * component may have given some.
 */
export function useTransferOptions(files: FileTransfers, { maxFileBytes, acceptImagesBytes }: FileTransferOptions): void {
  useEffect(() => {
    if (maxFileBytes === undefined && acceptImagesBytes === undefined) return undefined;
    files.setOptions({ maxFileBytes, acceptImagesBytes });
    return () => files.setOptions({});
  }, [files, maxFileBytes, acceptImagesBytes]);
}
