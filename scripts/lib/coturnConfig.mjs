/**
 * Addresses that are nobody's on the internet, or special there: what a relay has no business to reach. Without
 * this, whoever may use the relay may send to whatever stands beside it.
 *
 * From the registries of special-purpose addresses (RFC 6890 and later).
 */
export const notPublic = [
  '0.0.0.0-0.255.255.255',
  '10.0.0.0-10.255.255.255',
  '100.64.0.0-100.127.255.255',
  '127.0.0.0-127.255.255.255',
  '169.254.0.0-169.254.255.255',
  '172.16.0.0-172.31.255.255',
  '192.0.0.0-192.0.0.255',
  '192.0.2.0-192.0.2.255',
  '192.88.99.0-192.88.99.255',
  '192.168.0.0-192.168.255.255',
  '198.18.0.0-198.19.255.255',
  '198.51.100.0-198.51.100.255',
  '203.0.113.0-203.0.113.255',
  '240.0.0.0-255.255.255.255',
  '::1',
  '64:ff9b::-64:ff9b::ffff:ffff',
  '::ffff:0.0.0.0-::ffff:255.255.255.255',
  '100::-100::ffff:ffff:ffff:ffff',
  '2001::-2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff',
  '2002::-2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
  'fc00::-fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
  'fe80::-febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
];

/** How coturn does what this project needs, wherever it runs. */
export const always = ['use-auth-secret', 'fingerprint', 'no-cli', 'no-multicast-peers'];

/**
 * What one person, and all together, may take: a page has an allocation for each of its connections, TURN URLs
 * and networks, and twice as many while it looks for a new path. Bytes are per second and direction.
 */
export const limits = ['user-quota=50', 'total-quota=1200', 'max-bps=1000000', 'stale-nonce=600'];

/** What browsers have no use for, and others might. */
export const unused = [
  'no-tcp-relay',
  'no-dtls',
  'no-rfc5780',
  'no-stun-backward-compatibility',
  'no-software-attribute',
];

/**
 * @typedef {object} CoturnPlace
 * @property {string} address where it listens and relays
 * @property {number} port for UDP and TCP
 * @property {string} realm
 * @property {string} secret shared with the server that mints credentials
 * @property {string} folder for its database and its pid
 * @property {readonly string[]} deniedPeers ranges it doesn't relay to
 */

/**
 * The lines of a configuration file of coturn 4.6 that are the same wherever this project starts one: where it
 * listens, who may use it, whom it relays to, where it keeps its files. Its log goes to stdout.
 *
 * @param {CoturnPlace} place
 * @returns {string[]}
 */
export function coturnConfig({ address, port, realm, secret, folder, deniedPeers }) {
  return [
    `listening-ip=${address}`,
    `relay-ip=${address}`,
    `listening-port=${port}`,
    `realm=${realm}`,
    `static-auth-secret=${secret}`,
    ...always,
    ...deniedPeers.map((range) => `denied-peer-ip=${range}`),
    `userdb=${folder}/turndb`,
    `pidfile=${folder}/turnserver.pid`,
    'log-file=stdout',
    'simple-log',
  ];
}
