import type { Namespace } from './namespace';
import type { Router } from './router';

/** The smaller, the more a network is preferred where there are several. */
const METRIC = { wifi: 100, cell: 200 } as const;

/** One of the networks that a machine can be on: its interface, and the router behind it. */
export class Uplink {
  readonly router: Router;
  readonly #machine: Namespace;
  readonly #device: keyof typeof METRIC;
  readonly #place: ReturnType<Router['attach']>;
  /** What leaves from this interface's address stays on it, also while another network is preferred. */
  readonly #table: string;

  /** Attached, but down. */
  constructor(machine: Namespace, device: keyof typeof METRIC, router: Router) {
    this.#machine = machine;
    this.#device = device;
    this.router = router;
    this.#table = String(METRIC[device]);
    this.#place = router.attach(machine, device);
    machine.run('ip', 'rule', 'add', 'from', this.#place.address, 'lookup', this.#table);
  }

  /** Connects. */
  up(): void {
    const { address, prefix, gateway } = this.#place;
    this.#machine.run('ip', 'address', 'add', `${address}/${prefix}`, 'dev', this.#device);
    this.#machine.run('ip', 'link', 'set', this.#device, 'up');
    const route = ['ip', 'route', 'replace', 'default', 'via', gateway, 'dev', this.#device] as const;
    this.#machine.run(...route, 'table', this.#table);
    this.#machine.run(...route, 'metric', this.#table);
  }

  /** Disconnects as a system does that notices: the interface goes down, its routes and its address with it. */
  down(): void {
    this.#machine.run('ip', 'link', 'set', this.#device, 'down');
    this.#machine.run('ip', 'address', 'flush', 'dev', this.#device);
  }

  /** New connections take another network from now on; this one stays up. */
  abandon(): void {
    this.#machine.run('ip', 'route', 'delete', 'default', 'dev', this.#device, 'metric', this.#table);
  }
}
