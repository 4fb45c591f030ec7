import { demoFolder } from '../../scripts/lib/demoEnv.mjs';
import { binPath } from '../../scripts/lib/root.mjs';
import { internet } from '../net/addresses';
import type { Namespace } from '../net/namespace';
import { channelsEnv } from './channelsServer';
import { waitForPort } from './waitForPort';

/** What the demo can be told about ICE; see apps/demo/.env.example. */
export type IceEnv = Partial<Record<(typeof iceVariables)[number], string>>;

const iceVariables = [
  'ICE_SERVERS',
  'ICE_SERVERS_URL',
  'ICE_SERVERS_TOKEN',
  'ICE_SERVERS_METHOD',
  'STUN_URLS',
  'TURN_URLS',
  'TURN_SECRET',
  'TURN_TTL_SECONDS',
  'TURN_USERNAME',
  'TURN_CREDENTIAL',
  'ICE_TRANSPORT_POLICY',
] as const;

/** Where the demo is for a browser of the lab: a name that counts as secure, and the firewalls' one port. */
export const demoOrigin = 'http://lab.localhost:443';

/** Serves the production build of the demo, and resolves once it answers. */
export async function startDemo(machine: Namespace, ice: IceEnv): Promise<void> {
  // Empty counts as not set, and keeps out what a developer's .env.local says.
  const unset = Object.fromEntries(iceVariables.map((name) => [name, '']));
  const place = ['--hostname', internet.demo, '--port', '443'];
  const running = machine.start(process.execPath, [binPath('next'), 'start', ...place], {
    cwd: demoFolder,
    env: {
      ...channelsEnv,
      PUSHER_CLUSTER: '',
      ROOM_SECRET: 'the-room-secret-of-the-lab',
      ...unset,
      ...ice,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
    },
  });
  await waitForPort(internet.demo, 443, running);
}
