import { parseArgs } from 'node:util';
import { frameworks, signalings, type Choice, type Framework, type Signaling } from './choices';

/** What the command line asks for. */
export type Command = { kind: 'help' } | { kind: 'version' } | CreateCommand;

/** An app to make; what is undefined is asked for. */
export interface CreateCommand {
  kind: 'create';
  folder: string | undefined;
  framework: Framework | undefined;
  signaling: Signaling | undefined;
  /** Other versions than the template's, by package: what stands in `package.json`. */
  versions: Readonly<Record<string, string>>;
}

const options = {
  framework: { type: 'string', short: 'f' },
  signaling: { type: 'string', short: 's' },
  package: { type: 'string', multiple: true, default: [] as string[] },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', short: 'v', default: false },
} as const;

const values = (choices: readonly Choice<string>[]) => choices.map(({ value }) => value).join(', ');

export const helpText = `Usage: npm create visavis@latest [folder] -- [options]

Makes an app with a video call in it, in TypeScript. Asks for what is not given.

  folder                    where to; new, or empty
  -f, --framework NAME      ${values(frameworks)}
  -s, --signaling NAME      ${values(signalings)}
      --package NAME=SPEC   another version of a package, such as
                            @visavis/ui=file:../ui.tgz; can be given again
  -h, --help                print this
  -v, --version             print the version
`;

/** @throws Error that says in one line what is wrong with the arguments */
export function parseCommandLine(argv: readonly string[]): Command {
  const { values: given, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
  if (given.help) return { kind: 'help' };
  if (given.version) return { kind: 'version' };
  const [folder, ...more] = positionals;
  if (more.length > 0) throw new Error(`one folder is enough: ${more.join(' ')}`);
  return {
    kind: 'create',
    folder,
    framework: oneOf('framework', frameworks, given.framework),
    signaling: oneOf('signaling', signalings, given.signaling),
    versions: Object.fromEntries(given.package.map(readVersion)),
  };
}

function oneOf<Value extends string>(option: string, choices: readonly Choice<Value>[], text: string | undefined) {
  if (text === undefined) return undefined;
  const found = choices.find(({ value }) => value === text);
  if (!found) throw new Error(`--${option} is one of ${values(choices)}, not '${text}'`);
  return found.value;
}

/** Of `NAME=SPEC`; a scoped name begins with `@`. */
function readVersion(text: string): [name: string, spec: string] {
  const at = text.indexOf('=');
  if (at < 1 || at === text.length - 1) throw new Error(`--package takes NAME=SPEC, not '${text}'`);
  return [text.slice(0, at), text.slice(at + 1)];
}
