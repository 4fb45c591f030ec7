/**
 * The files of a paste. Not the picture that an office program adds to the text it copies; but those that a file manager
 * copies together with their names.
 */
export function pastedFiles(data: Pick<DataTransfer, 'files' | 'getData'>): File[] {
  const files = [...data.files];
  const text = data.getData('text/plain').trim();
  if (text === '') return files;
  const names = new Set(files.map(({ name }) => name));
  const lines = text.split(/[\r\n]+/);
  return lines.every((line) => names.has(line.slice(line.lastIndexOf('/') + 1))) ? files : [];
}
