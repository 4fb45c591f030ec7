import { expect, test } from 'vitest';
import { pastedFiles } from './pastedFiles';

const png = new File(['x'], 'image.png', { type: 'image/png' });
const paste = (text: string, ...files: File[]) =>
  pastedFiles({ files: files as unknown as FileList, getData: (type) => (type === 'text/plain' ? text : '') });

test.each([
  ['a screenshot', '', [png], [png]],
  ['text of an office program, with a picture of it', 'Total\t42', [png], []],
  ['a file of a file manager, with its name', 'image.png', [png], [png]],
  ['a file of a file manager, with its path', '/home/ada/image.png\n', [png], [png]],
  ['text alone', 'image.png', [], []],
])('%s', (_, text, files, expected) => {
  expect(paste(text, ...files)).toEqual(expected);
});
