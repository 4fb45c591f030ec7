import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findBrowser } from '../scripts/browsers.mjs';

/** What the lab runs, and the Debian package it is in. */
const programs = {
  unshare: 'util-linux',
  setpriv: 'util-linux',
  ip: 'iproute2',
  nft: 'nftables',
  turnserver: 'coturn',
  openssl: 'openssl',
  python3: 'python3',
};

/** What a cell does with the kernel, once each. */
const trial = `
set -e
ip link add trial type bridge
ip netns add trial
ip link add port type veth peer name eth0 netns trial
ip link set port master trial
ip netns exec trial nft 'table ip t { chain c { type nat hook postrouting priority srcnat; masquerade fully-random; }; }'
ip netns delete trial
`;

/** The switches of `unshare` for everything that the lab must not share, and a root of its own for a mere user. */
export const isolation = [
  ...(process.getuid?.() === 0 ? [] : ['--user', '--map-root-user']),
  '--net',
  '--mount',
  '--pid',
  '--fork',
  '--kill-child',
  '--mount-proc',
];

/**
 * What to run within: namespaces are made in a folder that nobody else has, and so are temporary files, so
 * that all of it goes with the last process.
 */
export const preparation = 'mount -t tmpfs none /run && mkdir /run/netns /run/lab && export TMPDIR=/run/lab';

/** The Debian packages that are missing here, of those that programs come in. */
export function missingPackages() {
  const missing = Object.entries(programs).filter(([program]) => !isInstalled(program));
  return process.platform === 'linux' ? [...new Set(missing.map(([, name]) => name))] : [];
}

/**
 * Why the lab can't run on this machine, in one line; null if it can.
 *
 * @returns {string | null}
 */
export function findObstacle() {
  if (process.platform !== 'linux') return 'network namespaces need Linux';
  for (const [program, name] of Object.entries(programs)) {
    if (!isInstalled(program)) return `${program} is missing (Debian package ${name})`;
  }
  if (!findBrowser('chromium')) return 'there is no Chromium';
  const { status, stderr } = spawnSync(
    'unshare',
    [...isolation, 'sh', '-c', `${preparation} && ip link set lo up && ${trial.trim().replaceAll('\n', ' && ')}`],
    { encoding: 'utf8' },
  );
  if (status === 0) return null;
  return `this kernel, or this user, allows no network of its own: ${stderr.trim().split('\n').at(-1)}`;
}

/** @param {string} program */
function isInstalled(program) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders.some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false; // Not in this one.
    }
  });
}
