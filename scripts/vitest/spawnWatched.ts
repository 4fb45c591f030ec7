import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';

/** Ends the program when our end of its standard input closes, as it does however we end. */
const WATCHED = '"$@" & child=$!; cat > /dev/null; kill -9 $child; wait $child';

/** Starts a program that lives no longer than we do; closing its standard input ends it. */
export const spawnWatched = (program: string, args: readonly string[]): ChildProcessWithoutNullStreams =>
  spawn('sh', ['-c', WATCHED, 'sh', program, ...args], { stdio: 'pipe' });
