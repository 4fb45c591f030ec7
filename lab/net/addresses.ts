/** The internet of the lab, and who is where on it (addresses for documentation, RFC 5737). */
export const internet = {
  /** The bridge itself: what every router thinks is the way to the rest of the world, and swallows it. */
  gateway: '203.0.113.1',
  prefix: 24,
  demo: '203.0.113.10',
  channels: '203.0.113.11',
  turn: '203.0.113.20',
  /** A second STUN server, in the cells that have one: with two, a browser can tell a symmetric NAT. */
  stun: '203.0.113.21',
  /** A machine that drops all that it is sent. */
  dead: '203.0.113.99',
} as const;

/** The private network behind each router. */
export const lan = (number: number) => ({
  wan: `203.0.113.${100 + number}`,
  gateway: `192.168.${number}.1`,
  host: (host: number) => `192.168.${number}.${10 + host}`,
  prefix: 24,
});
