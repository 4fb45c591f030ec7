import type { TestProject } from 'vitest/node';
import { startCoturn, type Coturn } from './coturn';
import type { ProvidedTurn } from './provided';
import { startWebServer } from './webServer';

/**
 * Lets tests in a browser have a real coturn: `GET inject('turnUrl')` starts it, the first time, and answers
 * where it is. Runs that never ask need no coturn.
 *
 * @returns what ends it, which vitest calls after the last test
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let starting: Promise<Coturn> | null = null;
  const web = await startWebServer(async () => {
    const { host, port, tlsPort, secret } = await (starting ??= startCoturn());
    return Response.json({ host, port, tlsPort, secret } satisfies ProvidedTurn);
  });
  project.provide('turnUrl', web.url);
  return async () => {
    await web.close();
    const coturn = await starting?.catch(() => null); // The test that asked has failed already.
    await coturn?.stop();
  };
}
