import { lan } from './addresses';
import { firewallRules, type FirewallKind } from './firewallRules';
import type { Internet } from './internet';
import { Namespace } from './namespace';
import { natRules, type NatKind } from './natRules';

/** What stands between a private network and the internet. */
export interface RouterOptions {
  /** From 1 to 99: the private network is 192.168.NUMBER.0/24. */
  number: number;
  nat: NatKind;
  /** @default 'open' */
  firewall?: FirewallKind;
  /** How long everything takes on its line, in each direction, in ms. @default 0 */
  delayMs?: number;
}

/** A private network and the router that it is behind. */
export class Router {
  readonly machine: Namespace;
  readonly #lan: ReturnType<typeof lan>;
  #hosts = 0;

  constructor(internet: Internet, { number, nat, firewall = 'open', delayMs = 0 }: RouterOptions) {
    this.#lan = lan(number);
    this.machine = new Namespace(`router${number}`);
    const { machine } = this;
    internet.attach(machine, this.#lan.wan, 'wan', delayMs);
    machine.run('ip', 'link', 'add', 'lan', 'type', 'bridge');
    machine.run('ip', 'address', 'add', `${this.#lan.gateway}/${this.#lan.prefix}`, 'dev', 'lan');
    machine.run('ip', 'link', 'set', 'lan', 'up');
    machine.filter(natRules(nat, this.#lan.host(1)));
    machine.filter(firewallRules(firewall));
    machine.setKernel('ipv4/ip_forward', '1');
  }

  /** Puts a cable between a machine and this network. The address, with its prefix, is for its end there. */
  attach(machine: Namespace, device: string): { address: string; prefix: number; gateway: string } {
    this.#hosts += 1;
    const port = `host${this.#hosts}`;
    const address = this.#lan.host(this.#hosts);
    const end = ['peer', 'name', device, 'netns', machine.name];
    this.machine.run('ip', 'link', 'add', port, 'type', 'veth', ...end);
    this.machine.run('ip', 'link', 'set', port, 'master', 'lan', 'up');
    return { address, prefix: this.#lan.prefix, gateway: this.#lan.gateway };
  }

  /** From now on nothing gets through, and nobody is told: packets vanish. */
  cut(): void {
    this.machine.filter('table ip cut { chain forward { type filter hook forward priority -10; drop; }; }');
  }

  /** What `cut()` did is over. */
  heal(): void {
    this.machine.run('nft', 'delete', 'table', 'ip', 'cut');
  }

  /**
   * Drops this share of what is forwarded, from 0 to 100. Where several routers lose only what is `incoming`, whatever
   * goes from one to another is at risk once.
   */
  lose(percent: number, what: 'all' | 'incoming' = 'all'): void {
    const rule = `${what === 'incoming' ? 'iifname "wan" ' : ''}numgen random mod 100 < ${percent} drop;`;
    this.machine.filter(`table ip loss { chain forward { type filter hook forward priority -5; ${rule} }; }`);
  }
}
