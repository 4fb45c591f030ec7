/** What was dropped. */
export interface DroppedFiles {
  files: File[];
  /** Names of folders, which look like files and can't be read. */
  folders: string[];
}

/** Reads a drop; call it in the `drop` event, after which the browser forgets what it was. */
export function readDropped(data: Pick<DataTransfer, 'items'>): DroppedFiles {
  const dropped: DroppedFiles = { files: [], folders: [] };
  for (const item of data.items) {
    if (item.kind !== 'file') continue;
    const entry = item.webkitGetAsEntry?.();
    const file = item.getAsFile();
    if (entry?.isDirectory) dropped.folders.push(entry.name);
    else if (file) dropped.files.push(file);
  }
  return dropped;
}
