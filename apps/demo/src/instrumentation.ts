/**
 * Next calls it once when a server starts. What is wrong with the settings stands in the log then, a line each,
 * before anybody opens a page that shows it.
 */
export async function register(): Promise<void> {
  // The check for the runtime has to stand around the import: what is inside is not built for another one.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { describeProblems } = await import('./server/describeProblems');
    for (const problem of describeProblems(process.env)) process.stderr.write(`${problem}\n`);
  }
}
