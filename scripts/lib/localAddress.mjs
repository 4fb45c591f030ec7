import { isIPv4 } from 'node:net';
import { networkInterfaces } from 'node:os';
import { UserError } from './userError.mjs';

/** Interfaces that lead to containers, virtual machines and tunnels: no phone on the desk is there. */
const virtual = /^(docker|br-|veth|virbr|vmnet|vboxnet|vEthernet|tun|tap|utun|wg|zt|tailscale|llw|awdl)/i;

/**
 * The address of this machine in its local network, or the loopback address if it has none.
 *
 * @param {NodeJS.Dict<import('node:os').NetworkInterfaceInfo[]>} [interfaces]
 */
export function findLocalAddress(interfaces = networkInterfaces()) {
  const addresses = Object.entries(interfaces).flatMap(([name, infos = []]) =>
    infos
      .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'))
      .map(({ address }) => ({ name, address })),
  );
  const best = addresses.find(({ name }) => !virtual.test(name)) ?? addresses[0];
  return best?.address ?? '127.0.0.1';
}

/**
 * Throws a `UserError` unless `address` is an IPv4 address of this machine.
 *
 * @param {string} address
 * @param {NodeJS.Dict<import('node:os').NetworkInterfaceInfo[]>} [interfaces]
 */
export function checkLocalAddress(address, interfaces = networkInterfaces()) {
  const ours = Object.values(interfaces).flatMap((infos = []) => infos.map((info) => info.address));
  if (isIPv4(address) && ours.includes(address)) return;
  const choice = ours.filter((each) => isIPv4(each)).join(', ');
  throw new UserError(`--host must be an IPv4 address of this machine (${choice}), not "${address}".`);
}
