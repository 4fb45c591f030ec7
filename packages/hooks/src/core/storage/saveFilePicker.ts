/** What TypeScript's DOM does not list yet: https://wicg.github.io/file-system-access/ */
interface SaveFilePicker {
  showSaveFilePicker?(options: { suggestedName: string }): Promise<FileSystemFileHandle>;
}

/** Asks the user where to save a file. Only from within a click; Chromium has it, others do not. */
export async function pickSaveFile(
  suggestedName: string,
): Promise<FileSystemFileHandle | 'dismissed' | 'unsupported'> {
  const picker = globalThis as SaveFilePicker;
  if (!picker.showSaveFilePicker) return 'unsupported';
  try {
    return await picker.showSaveFilePicker({ suggestedName });
  } catch (error) {
    // Without a click, or in a foreign iframe, there is no picker, and the file can still be taken.
    return error instanceof DOMException && error.name === 'AbortError' ? 'dismissed' : 'unsupported';
  }
}
