import { setTimeout as delay } from 'node:timers/promises';
import type { Browser } from 'playwright';
import { internet } from '../../lab/net/addresses';
import { Internet } from '../../lab/net/internet';
import { Namespace, type Running } from '../../lab/net/namespace';
import { Router } from '../../lab/net/router';
import { Uplink } from '../../lab/net/uplink';
import { launchOn } from '../../lab/people/browser';
import { findStandstills, isSteady } from '../../lab/people/standstills';
import type { Place } from '../pages/place';
import type { WayName } from '../pages/ways/ways';
import { Person } from '../people/person';
import type { Column, Table } from '../report/table';

const ways: readonly WayName[] = ['visavis', 'bare RTCPeerConnection', 'simple-peer', 'peerjs', 'trystero'];
const camera = { width: 320, height: 180, frameRate: 15, toneHz: 300 };
/** How long a call is up before something breaks, in ms: Chromium learns in its first moments when frames are due. */
const SETTLING_MS = 8000;
/** After that it is given up, in ms from when the network works again. */
const PATIENCE_MS = 25_000;

const columns: readonly Column[] = [
  { name: 'without a picture', unit: 'ms', kind: 'measure' },
  { name: 'calls that came back', unit: '%', kind: 'measure' },
];

/** Ada, at home with Wi-Fi and 4G, and Ben, who is on the internet without any router. */
interface Networks {
  readonly wifi: Uplink;
  readonly mobile: Uplink;
}

interface Fault {
  readonly title: string;
  /** Breaks the network, and resolves once it works again. */
  happen(networks: Networks): Promise<void>;
}

/** The path is gone without a word, and comes back. */
const silentCut = (seconds: number): Fault => ({
  title: `a silent cut of ${seconds} s that heals`,
  async happen({ wifi }) {
    wifi.router.cut();
    await delay(seconds * 1000);
    wifi.router.heal();
  },
});

const faults: readonly Fault[] = [
  {
    title: 'Wi-Fi goes, 4G comes a second later',
    async happen({ wifi, mobile }) {
      wifi.down();
      await delay(1000);
      mobile.up();
    },
  },
  silentCut(5),
  silentCut(20),
];

/** How `watchFaults` is to be run. */
export interface FaultsOptions {
  /** Of the built pages. */
  readonly folder: string;
  readonly short: boolean;
  readonly rounds: number;
  say(line: string): void;
}

/** Lets each fault happen to calls of every way at once, which so have the same network. */
export async function watchFaults({ folder, short, rounds, say }: FaultsOptions): Promise<Table[]> {
  const tables: Table[] = [];
  for (const fault of short ? faults.slice(0, 1) : faults) {
    const chosen = short ? ways.slice(0, 1) : ways;
    const times = new Map(chosen.map((way) => [way, [] as (number | null)[]]));
    for (let round = 1; round <= rounds; round++) {
      say(`${fault.title}, round ${round}`);
      for (const [way, time] of await watch(folder, fault, chosen, short)) times.get(way)?.push(time);
    }
    tables.push({
      title: `${fault.title} (given up after ${PATIENCE_MS / 1000} s)`,
      baseline: 'visavis',
      columns,
      rows: [...times].map(([name, values]) => ({
        name,
        cells: {
          'without a picture': values.filter((value) => value !== null),
          'calls that came back': [(values.filter((value) => value !== null).length / values.length) * 100],
        },
      })),
    });
  }
  return tables;
}

/** @returns how long each way was without a picture, in ms; null: it never came back */
async function watch(folder: string, fault: Fault, chosen: readonly WayName[], short: boolean) {
  const net = new Internet();
  const machines = ['site', 'ada', 'ben'].map((name) => new Namespace(name)) as [Namespace, Namespace, Namespace];
  const [siteMachine, adaMachine, benMachine] = machines;
  const browsers: Browser[] = [];
  const routers: Router[] = [];
  try {
    net.attach(siteMachine, internet.demo);
    net.attach(benMachine, '203.0.113.50');
    for (const number of [1, 3]) routers.push(new Router(net, { number, nat: 'cone' }));
    const [home, carrier] = routers as [Router, Router];
    const networks: Networks = { wifi: new Uplink(adaMachine, 'wifi', home), mobile: new Uplink(adaMachine, 'cell', carrier) };
    networks.wifi.up();

    const place = await serve(siteMachine, folder);
    for (const machine of [adaMachine, benMachine]) {
      browsers.push(await launchOn(machine, { color: [40, 180, 40], certificate: '' }));
    }
    const pairs = await Promise.all(chosen.map((way) => call(browsers, place, way)));
    if (!short) await delay(SETTLING_MS);
    const from = Date.now();
    await fault.happen(networks);
    const deadline = Date.now() + PATIENCE_MS;
    const found = await Promise.all(
      pairs.map(async ([way, people]) => {
        const sides = await Promise.all(people.map((person) => standstill(person, from, deadline)));
        return [way, sides.includes(null) ? null : Math.max(...(sides as number[]))] as const;
      }),
    );
    return found;
  } finally {
    await Promise.all(browsers.map((browser) => browser.close()));
    net.remove();
    await Promise.all([...machines, ...routers.map(({ machine }) => machine)].map((machine) => machine.remove()));
  }
}

// By a name that counts as secure.
const pageUrl = (page: string) => `http://lab.localhost:443/p/${page}`;

/** Brings two people into a call, until each sees the other. */
async function call(browsers: readonly Browser[], place: Place, way: WayName): Promise<[WayName, Person[]]> {
  const people: Person[] = [];
  for (const browser of browsers) {
    const person = await Person.open(browser, { pageUrl });
    people.push(person);
    await person.prepare(way, place, `recovery-${way.replaceAll(/\W/g, '')}`, camera);
    await person.join();
  }
  await Promise.all(people.map((person) => person.reached(1)));
  for (const person of people) await person.watchMoves();
  return [way, people];
}

/** The longest that somebody saw no picture move since a moment, in ms, once one moves again for good; null: none does. */
async function standstill(person: Person, from: number, deadline: number): Promise<number | null> {
  for (;;) {
    const moves = await person.moves();
    const now = Date.now();
    if (isSteady(moves, from, now) && moves.some((at) => at > from)) {
      return Math.max(0, ...findStandstills(moves, from, now).map((each) => each.to - each.from));
    }
    if (now > deadline) return null;
    await delay(250);
  }
}

/** Starts the site on a machine of the lab. @returns where its servers are */
async function serve(machine: Namespace, folder: string): Promise<Place> {
  const script = `${import.meta.dirname}/../site/serve.mjs`;
  const running: Running = machine.start(process.execPath, [script, folder, internet.demo, '443']);
  const deadline = Date.now() + 30_000;
  while (!running.output.includes('}\n')) {
    if (!running.alive || Date.now() > deadline) throw new Error(`The site does not start.\n${running.output}`);
    await delay(50);
  }
  const line = running.output.split('\n').find((each) => each.startsWith('{')) ?? '';
  return JSON.parse(line) as Place;
}
