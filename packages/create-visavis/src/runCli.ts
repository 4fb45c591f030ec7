import { resolve } from 'node:path';
import { version } from '../package.json';
import { askChoice, askText, type AskLine } from './ask';
import { frameworks, signalings } from './choices';
import { helpText, parseCommandLine, type Command, type CreateCommand } from './commandLine';
import { nextCommands } from './nextCommands';
import { packageName } from './packageName';
import { readTemplate } from './readTemplate';
import { findObstacle, writeApp } from './writeApp';

/** What the command line has to do with the world around it. */
export interface CliIo {
  /** Writes to standard output. */
  out(text: string): void;
  /** Writes to standard error. */
  err(text: string): void;
  askLine: AskLine;
  /** The folder that the command was given in. */
  here: string;
  /** The folder of the templates. */
  templates: string;
  /** Of the package manager that runs us, such as `npm/10.8.2 node/v20.19.0 linux x64`. */
  userAgent: string | undefined;
}

/** Runs the command line to its end. Resolves with the exit code: 1 can't make the app, 2 can't understand. */
export async function runCli(argv: readonly string[], io: CliIo): Promise<number> {
  const refuse = (message: string, code: number) => {
    io.err(`create-visavis: ${message}\n`);
    return code;
  };
  let command: Command;
  try {
    command = parseCommandLine(argv);
  } catch (error) {
    return refuse(`${firstLine(error)} (see --help)`, 2);
  }
  if (command.kind !== 'create') {
    io.out(command.kind === 'help' ? helpText : `${version}\n`);
    return 0;
  }
  try {
    const obstacle = await create(command, io);
    return obstacle === null ? 0 : refuse(obstacle, 1);
  } catch (error) {
    return refuse(firstLine(error), 1);
  }
}

/** Makes the app, asking for what was not given. Resolves with what was in the way, in words, or null. */
async function create(command: CreateCommand, { askLine, here, templates, userAgent, out }: CliIo): Promise<string | null> {
  const folder = resolve(here, command.folder ?? (await askText(askLine, 'Folder?', 'my-call')));
  // Said before anything else is asked.
  const obstacle = await findObstacle(folder);
  if (obstacle !== null) return obstacle;
  const framework = command.framework ?? (await askChoice(askLine, 'Framework?', frameworks));
  const signaling = command.signaling ?? (await askChoice(askLine, 'Signaling?', signalings));

  const name = packageName(folder);
  const { versions } = command;
  await writeApp(folder, await readTemplate(templates, { framework, signaling, name, ownVersion: version, versions }));
  const commands = nextCommands(folder, here, userAgent).map((line) => `  ${line}\n`);
  out(`\nMade ${name} in ${folder}\n\nNext:\n\n${commands.join('')}\n`);
  return null;
}

/** Node explains a bad argument at length; the first sentence says what is wrong. */
function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split(/\.\s|\n/, 1).join('');
}
