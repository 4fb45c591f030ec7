// `npm run icons`: writes the icons of `@visavis/ui` from the version of Lucide that is installed.
import { writeFileSync } from 'node:fs';
import { readLucide, shapesFile } from './lucide.mjs';
import { generateIcons } from './icons.mjs';

const { nodes, version, notice } = readLucide();
writeFileSync(shapesFile, generateIcons(nodes, version, notice));
