import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { assetFiles } from './assetFiles';

/** Where a command writes to. */
export interface CliOutput {
  out(text: string): void;
  err(text: string): void;
}

/** The folder's name in the one that an application serves. */
const FOLDER = 'visavis-effects';

const usage = `Usage: visavis-effects copy FOLDER

Copies what the effects load into FOLDER/${FOLDER}/: put FOLDER where your application serves files from, such as
public/, and do it again after each update. Served elsewhere, say so with the option "assets" of the effects.
`;

/**
 * Runs the command.
 *
 * @param own the folder of what was built of this package
 * @returns the exit code: 0; 1 for a command that there isn't, or for what can't be copied
 */
export async function runCli(args: readonly string[], own: string, { out, err }: CliOutput): Promise<number> {
  const [command, folder, ...rest] = args;
  if (command === undefined || command === '--help' || command === '-h') {
    out(usage);
    return 0;
  }
  if (command !== 'copy' || folder === undefined || folder.startsWith('-') || rest.length > 0) {
    err(usage);
    return 1;
  }
  const target = join(folder, FOLDER);
  try {
    await mkdir(target, { recursive: true });
    const files = assetFiles(own);
    await Promise.all(files.map(({ from, name }) => copyFile(from, join(target, name))));
    out(`${files.length} files are in ${target}.\n`);
    return 0;
  } catch (error) {
    err(`The files could not be copied to ${target}: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}
