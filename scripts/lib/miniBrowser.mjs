import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const libraries = '/usr/lib';

/** WebKitGTK's small browser, where Debian and Ubuntu keep it; undefined: there is none. */
export function findMiniBrowser() {
  if (process.platform !== 'linux') return undefined;
  const folders = readdirSync(libraries, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const found = folders.flatMap(({ name }) => {
    const inside = readdirSync(join(libraries, name), { withFileTypes: true });
    return inside.filter((entry) => entry.name.startsWith('webkit')).map((entry) => join(libraries, name, entry.name));
  });
  const browsers = found.filter((folder) => readdirSync(folder).includes('MiniBrowser'));
  // Of several, that of the newest toolkit: webkitgtk-6.0 comes after webkit2gtk-4.1.
  const folder = browsers.toSorted().at(-1);
  return folder && join(folder, 'MiniBrowser');
}
