import { relative } from 'node:path';

const known = ['npm', 'pnpm', 'yarn', 'bun'] as const;
type PackageManager = (typeof known)[number];

/** Which package manager runs us, as it says in `npm_config_user_agent`, such as `pnpm/9.1.0 node/v20.19.0`. */
function packageManager(userAgent = ''): PackageManager {
  return known.find((name) => userAgent.startsWith(`${name}/`)) ?? 'npm';
}

/** What to run next: first into the folder, if one isn't there, then two commands. */
export function nextCommands(folder: string, here: string, userAgent?: string): string[] {
  const manager = packageManager(userAgent);
  const path = relative(here, folder);
  const change = path === '' ? [] : [`cd ${/^[\w./\\-]+$/.test(path) ? path : `"${path}"`}`];
  return [...change, `${manager} install`, `${manager} run dev`];
}
