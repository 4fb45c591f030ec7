import { parseEnv } from 'node:util';
import { startChild, stopChildren } from '../../../scripts/lib/children.mjs';
import { demoFolder } from '../../../scripts/lib/demoEnv.mjs';
import { findFreePort } from '../../../scripts/lib/port.mjs';
import { binPath } from '../../../scripts/lib/root.mjs';
import { waitForAnswer } from '../../../scripts/lib/waitForAnswer.mjs';
import type { Rgb } from './people/fakeDevices';
import { Person } from './people/person';
import { expect, test } from './people/test';
import { relayApp, relayChannelsPort } from './ports';

const RED: Rgb = [200, 40, 40];
const BLUE: Rgb = [40, 60, 200];

test.afterEach(stopChildren);

test('with what npm run turn prints, a call of relays alone connects', async ({ invite, room }) => {
  const origin = await startDemo({ ...(await startTurn()), ICE_TRANSPORT_POLICY: 'relay' });

  const [ada, ben] = await Promise.all([
    invite('Ada', { color: RED, toneHz: 440 }),
    invite('Ben', { color: BLUE, toneHz: 880 }),
  ]);
  const people = [new Person(ada.page, 'Ada', origin), new Person(ben.page, 'Ben', origin)] as const;
  await Promise.all(people.map((person) => person.join(room)));
  await Promise.all([people[0].meets('Ben'), people[1].meets('Ada')]);
  await Promise.all([people[0].sees('Ben', BLUE), people[1].sees('Ada', RED)]);
  await people[0].button('Connection details').click();
  await expect(people[0].page.getByText(/relay \S+:\d+ → relay \S+:\d+/)).toBeVisible();
});

/** What it says to set. */
async function startTurn(): Promise<NodeJS.ProcessEnv> {
  const port = String(await findFreePort());
  const env = { TURN_SECRET: '' };
  const server = startChild(process.execPath, ['scripts/turn.mjs', '--port', port], { stdout: 'pipe', env });
  let output = '';
  server.process.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
  await expect.poll(() => output).toContain('Ctrl-C ends it.');
  const lines = output.split('\n').filter((line) => /^\w+=/.test(line));
  return parseEnv(lines.join('\n'));
}

async function startDemo(env: NodeJS.ProcessEnv): Promise<string> {
  const port = String(await findFreePort());
  const server = startChild(process.execPath, [binPath('next'), 'start', '--port', port], {
    cwd: demoFolder,
    stdout: 'hide',
    env: {
      PUSHER_APP_ID: relayApp.id,
      PUSHER_KEY: relayApp.key,
      PUSHER_SECRET: relayApp.secret,
      PUSHER_HOST: 'localhost',
      PUSHER_PORT: String(relayChannelsPort),
      PUSHER_TLS: 'false',
      ...env,
    },
  });
  const origin = `http://localhost:${port}`;
  await waitForAnswer(origin, server.ended.then(({ how }) => `The demo did not start (${how}).`));
  return origin;
}
