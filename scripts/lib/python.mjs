import { existsSync } from 'node:fs';

/** The system's Python, for which packages of the system are; another one may come first in the path. */
export const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';
