import { fileURLToPath } from 'node:url';
import { ip } from './command';
import type { Namespace } from './namespace';

const program = fileURLToPath(new URL('delay.py', import.meta.url));

/** A cable from `port`, out here, to a machine's `device`, on which every frame takes its time. */
export function layDelayedCable(port: string, machine: Namespace, device: string, delayMs: number): void {
  ip('tuntap', 'add', 'dev', port, 'mode', 'tap');
  machine.run('ip', 'tuntap', 'add', 'dev', device, 'mode', 'tap');
  machine.startOutside('python3', [program, port, machine.name, device, String(delayMs)]);
}
