import { endChildren, stopChildren } from './children.mjs';
import { UserError } from './userError.mjs';

/**
 * Runs a command to its end, sets the exit code, and leaves no program behind that it started.
 *
 * @param {() => Promise<number>} command resolves with the exit code; a `UserError` is shown as its one line
 * @param {{ interruptedCode: number }} options the exit code after Ctrl-C, `kill`, or a closed terminal
 */
export async function runCommand(command, { interruptedCode }) {
  let interrupted = false;
  const interrupt = async () => {
    // A second Ctrl-C while we tidy up must not kill us before the children.
    if (interrupted) return;
    interrupted = true;
    await endChildren();
    process.exit(interruptedCode);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void interrupt());
  if (process.env['npm_lifecycle_event']) onOrphaned(() => void interrupt());

  try {
    process.exitCode = await command();
  } catch (error) {
    // What fails because we are ending it is no news.
    if (interrupted) return;
    console.error(error instanceof UserError ? error.message : error);
    process.exitCode = 1;
  }
  if (!interrupted) await stopChildren();
}

/**
 * Calls `listener` once the process that started us is gone.
 *
 * `kill` on npm ends npm and the shell between us, which keeps the signal to itself: without this, the
 * servers would run on with nobody to end them.
 *
 * @param {() => void} listener
 */
function onOrphaned(listener) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    listener();
  }, 500);
  timer.unref();
}
