/** Writes what lies behind a 5xx to the server's log, where the deployment keeps it; clients never see it. */
export function logError(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
