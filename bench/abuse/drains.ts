import { randomBytes } from 'node:crypto';
import type { Deployment } from './deployment';
import { Intruder, tokenFor } from './intruder';

/** A way to take what costs money or keeps others out. */
export interface Drain {
  readonly name: string;
  /** What is counted. */
  readonly what: string;
  /** How much of it one address may get in so many seconds, after `docs/security.md`. */
  most(seconds: number): number;
  run(deployment: Deployment, goesOn: () => boolean): Promise<{ tries: number; got: number }>;
}

/** Where the others are. */
const OTHER = '203.0.113.9';
/** How many windows of a minute a time can touch. */
const minutes = (seconds: number) => Math.ceil(seconds / 60);
const secret = () => randomBytes(24).toString('base64url');

/** Credentials of a relay out of an answer, by the user that a TURN server counts. */
async function userIn(response: Response): Promise<string | null> {
  return /"username":"\d+:([^"]+)"/.exec(await response.text())?.[1] ?? null;
}

export const drains: readonly Drain[] = [
  {
    name: 'TURN for a stranger, another room and token each time',
    what: 'TURN users',
    most: () => 0,
    async run(deployment, goesOn) {
      const users = new Set<string>();
      let tries = 0;
      for (; goesOn(); tries++) {
        const room = `room-${tries}`;
        const token = await tokenFor(deployment, room);
        const headers = { authorization: `Bearer ${token}`, 'x-client-secret': secret() };
        const user = await userIn(await deployment.request(`/api/ice?room=${room}`, { headers }));
        if (user !== null) users.add(user);
      }
      return { tries, got: users.size };
    },
  },
  {
    name: 'one token for the ICE servers, another secret each time',
    what: 'questions to the signaling server',
    most: (seconds) => 240 * minutes(seconds),
    async run(deployment, goesOn) {
      const token = await tokenFor(deployment, 'guessed-room');
      let [tries, got] = [0, 0];
      for (; goesOn(); tries++) {
        const headers = { authorization: `Bearer ${token}`, 'x-client-secret': secret() };
        if ((await deployment.request('/api/ice?room=guessed-room', { headers })).status !== 429) got += 1;
      }
      return { tries, got };
    },
  },
  {
    name: 'TURN from the lobby, as a check',
    what: 'answers with credentials',
    most: () => 6,
    async run(deployment, goesOn) {
      const token = await tokenFor(deployment, 'lobby');
      let [tries, got] = [0, 0];
      for (; goesOn(); tries++) {
        const headers = { authorization: `Bearer ${token}` };
        if ((await userIn(await deployment.request('/api/ice?room=lobby&check=1', { headers }))) !== null) got += 1;
      }
      return { tries, got };
    },
  },
  {
    name: 'TURN for a member who asks without end',
    what: 'TURN users',
    most: () => 1,
    async run(deployment, goesOn) {
      const intruder = await Intruder.enter(deployment, 'own-room');
      const users = new Set<string>();
      let tries = 0;
      for (; goesOn(); tries++) {
        const user = await userIn(await intruder.askIce());
        if (user !== null) users.add(user);
      }
      intruder.leave();
      return { tries, got: users.size };
    },
  },
  {
    name: 'the relay, from another tab each time, in a room of others',
    what: 'messages',
    most: () => 0,
    async run(deployment, goesOn) {
      const victim = await Intruder.enter(deployment, 'victims-room', { address: OTHER });
      const token = await tokenFor(deployment, 'victims-room');
      let [tries, got] = [0, 0];
      for (; goesOn(); tries++) {
        const fields = { socket_id: '1.1', channel_name: victim.channel, client_secret: secret(), token, data: '{}' };
        const response = await deployment.request('/api/pusher/relay', { method: 'POST', body: new URLSearchParams(fields) });
        if (response.ok) got += 1;
      }
      victim.leave();
      return { tries, got };
    },
  },
  {
    name: 'the relay, as a member',
    what: 'messages',
    // 10 a second and bursts of twice that, 1,500 an hour.
    most: (seconds) => Math.min(1500, 10 * seconds + 20),
    async run(deployment, goesOn) {
      const intruder = await Intruder.enter(deployment, 'own-room');
      let [tries, got] = [0, 0];
      for (; goesOn(); tries++) if ((await intruder.speak('{}')).ok) got += 1;
      intruder.leave();
      return { tries, got };
    },
  },
  {
    name: 'JSON nested 5,000 deep',
    what: 'answers of 500',
    most: () => 0,
    async run(deployment, goesOn) {
      const intruder = await Intruder.enter(deployment, 'own-room');
      let [tries, got] = [0, 0];
      const data = '['.repeat(5000) + ']'.repeat(5000);
      for (; goesOn(); tries++) if ((await intruder.speak(data)).status >= 500) got += 1;
      intruder.leave();
      return { tries, got };
    },
  },
  {
    name: 'seats of a room, and its host kept out',
    what: 'seats',
    most: () => 8,
    async run(deployment, goesOn) {
      const intruders: Intruder[] = [];
      let tries = 0;
      for (; goesOn() && tries < 200; tries++) {
        const intruder = await Intruder.enter(deployment, 'victims-room').catch(() => null);
        if (intruder) intruders.push(intruder);
      }
      // Rejects where there is no place for the host.
      const host = await deployment.hostToken('victims-room');
      intruders.push(await Intruder.enter(deployment, 'victims-room', { address: OTHER, host }));
      for (const intruder of intruders) intruder.leave();
      return { tries, got: intruders.length - 1 };
    },
  },
  {
    name: 'a locked room, from another tab each time',
    what: 'places in its channel',
    most: () => 0,
    async run(deployment, goesOn) {
      const room = 'locked-room';
      const host = await Intruder.enter(deployment, room, { address: OTHER, host: await deployment.hostToken(room) });
      const { status } = await host.decide({ access: 'locked' });
      if (status !== 200) throw new Error(`The room could not be locked: ${status}.`);
      let [tries, got] = [0, 0];
      for (; goesOn(); tries++) {
        const intruder = await Intruder.enter(deployment, room).catch(() => null);
        if (intruder) got += 1;
        intruder?.leave();
      }
      host.leave();
      return { tries, got };
    },
  },
  {
    name: 'guesses at names of rooms',
    what: 'tokens',
    most: (seconds) => 120 * minutes(seconds),
    async run(deployment, goesOn) {
      let [tries, got] = [0, 0];
      for (; goesOn(); tries++) if ((await deployment.request(`/api/config?room=guess-${tries}`)).ok) got += 1;
      return { tries, got };
    },
  },
];
