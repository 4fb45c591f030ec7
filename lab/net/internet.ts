import { internet } from './addresses';
import { ip } from './command';
import { layDelayedCable } from './delayedCable';
import type { Namespace } from './namespace';

const BRIDGE = 'internet';

/** The one network that all routers and servers are on. It forwards nothing to private addresses. */
export class Internet {
  readonly #ports: string[] = [];

  constructor() {
    ip('link', 'add', BRIDGE, 'type', 'bridge');
    ip('address', 'add', `${internet.gateway}/${internet.prefix}`, 'dev', BRIDGE);
    ip('link', 'set', BRIDGE, 'up');
  }

  /** Connects a machine under this name of its interface; all that goes there or comes from it is so late. */
  attach(machine: Namespace, address: string, device = 'eth0', delayMs = 0): void {
    const port = `port${this.#ports.length}`;
    this.#ports.push(port);
    if (delayMs > 0) layDelayedCable(port, machine, device, delayMs);
    else ip('link', 'add', port, 'type', 'veth', 'peer', 'name', device, 'netns', machine.name);
    ip('link', 'set', port, 'master', BRIDGE, 'up');
    machine.run('ip', 'address', 'add', `${address}/${internet.prefix}`, 'dev', device);
    machine.run('ip', 'link', 'set', device, 'up');
    // coturn gives up an allocation that it has no route for, so everybody has one.
    machine.run('ip', 'route', 'add', 'default', 'via', internet.gateway);
  }

  /** Everybody's cable goes with it, at once: the kernel takes its time over those of a namespace that goes. */
  remove(): void {
    for (const port of this.#ports) ip('link', 'delete', port);
    ip('link', 'delete', BRIDGE);
  }
}
