import { basename, resolve } from 'node:path';

/** The name of an app in this folder, as npm takes it: of its last part, in lower case; `my-call` where nothing is left. */
export function packageName(folder: string): string {
  const name = basename(resolve(folder))
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9~.-]+/g, '-')
    .replaceAll(/^[-._]+|[-.]+$/g, '')
    .slice(0, 214);
  return name || 'my-call';
}
