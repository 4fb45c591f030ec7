import type { Browser } from '@playwright/test';
import type { Rgb } from '../apps/demo/e2e/people/fakeDevices';
import { internet } from './net/addresses';
import { Internet } from './net/internet';
import { Namespace } from './net/namespace';
import { Router, type RouterOptions } from './net/router';
import { Uplink } from './net/uplink';
import { launchOn } from './people/browser';
import { Caller } from './people/caller';
import { installWatch } from './people/watch';
import type { Column } from './report/table';
import { ChannelsServer } from './servers/channelsServer';
import { startDemo, type IceEnv } from './servers/demoServer';
import { TurnServer } from './servers/turnServer';

/** Somebody on a network, or on two: the second is down at first. */
export interface Visitor {
  caller: Caller;
  machine: Namespace;
  wifi: Uplink;
  cell: Uplink | null;
}

/** An internet with the servers of a call on it, and the networks and people that a cell puts there. */
export class Lab {
  readonly internet = new Internet();
  readonly turn: TurnServer;
  readonly channels: ChannelsServer;
  readonly #machines: Namespace[] = [];
  readonly #browsers: Browser[] = [];
  readonly #callers: Caller[] = [];
  /** Writes something into this cell's row of the table. */
  readonly note: (column: Column, text: string) => void;

  constructor(note: Lab['note']) {
    this.note = note;
    this.turn = new TurnServer(this.#server('turn', internet.turn));
    this.channels = new ChannelsServer(this.#server('channels', internet.channels));
    this.#server('dead', internet.dead).filter(
      'table ip dead { chain input { type filter hook input priority filter; drop; }; }',
    );
  }

  /** Starts the servers; the demo hands out these ICE servers. */
  async serve(ice: IceEnv): Promise<void> {
    const demo = this.#server('demo', internet.demo);
    await Promise.all([this.turn.start(), this.channels.start(), startDemo(demo, ice)]);
  }

  /** A second STUN server on the internet. */
  async addStun(): Promise<void> {
    await new TurnServer(this.#server('stun', internet.stun), internet.stun).start();
  }

  /** A private network. */
  router(options: RouterOptions): Router {
    const router = new Router(this.internet, options);
    this.#machines.push(router.machine);
    return router;
  }

  /** Somebody with a camera of this colour on a network, and a second one to go to. */
  async visit(name: string, color: Rgb, router: Router, second?: Router): Promise<Visitor> {
    const machine = this.#machine(name.toLowerCase());
    const wifi = new Uplink(machine, 'wifi', router);
    const cell = second ? new Uplink(machine, 'cell', second) : null;
    wifi.up();
    const browser = await launchOn(machine, { color, certificate: this.turn.fingerprint });
    this.#browsers.push(browser);
    const page = await browser.newPage();
    await page.addInitScript(installWatch);
    const caller = new Caller(page, name, color);
    this.#callers.push(caller);
    return { caller, machine, wifi, cell };
  }

  /** All that happened in everybody's pages, in order; times in seconds since the first of it. */
  async timeline(): Promise<string> {
    const lists = await Promise.all(
      this.#callers.map(async (caller) => {
        const events = await caller.events();
        return events.map(({ at, what }) => ({ at, text: `${caller.name.padEnd(5)} ${what}` }));
      }),
    );
    const all = lists.flat().toSorted((a, b) => a.at - b.at);
    const start = all[0]?.at ?? 0;
    return all.map(({ at, text }) => `${((at - start) / 1000).toFixed(2).padStart(7)}  ${text}`).join('\n');
  }

  async remove(): Promise<void> {
    // A browser that is asleep does not close.
    for (const machine of this.#machines) machine.resume();
    await Promise.all(this.#browsers.map((browser) => browser.close()));
    this.internet.remove();
    await Promise.all(this.#machines.map((machine) => machine.remove()));
  }

  #machine(name: string): Namespace {
    const machine = new Namespace(name);
    this.#machines.push(machine);
    return machine;
  }

  #server(name: string, address: string): Namespace {
    const machine = this.#machine(name);
    this.internet.attach(machine, address);
    return machine;
  }
}
