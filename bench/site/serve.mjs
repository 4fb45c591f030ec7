// `node serve.mjs FOLDER HOST PORT`: serves built pages on a machine of the lab, and prints where the servers are.
import { withTypeScript } from '../loadTypeScript.mjs';

const [folder, host, port] = process.argv.slice(2);
await withTypeScript('/site/site.ts', async ({ startSite }) => {
  const site = await startSite(folder, { host, port: Number(port) });
  process.stdout.write(`${JSON.stringify(site.place)}\n`);
  // Until it is killed, as the lab does with all that it has started.
  await new Promise(() => {});
});
