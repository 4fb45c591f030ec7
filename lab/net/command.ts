import { spawnSync } from 'node:child_process';

/**
 * Runs a short program to its end and gives what it printed. `input` goes to its standard input.
 *
 * @throws Error with the command and its own words, if it fails
 */
export function command(file: string, args: readonly string[], input?: string): string {
  const { status, stdout, stderr, error } = spawnSync(file, args, { encoding: 'utf8', input });
  if (status === 0) return stdout;
  throw new Error(`${file} ${args.join(' ')}: ${error?.message ?? stderr.trim()}`);
}

/** `ip`, with the words of its command line. */
export const ip = (...args: string[]): string => command('ip', args);
