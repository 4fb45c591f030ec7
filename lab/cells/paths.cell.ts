import { call, GREEN, RED } from '../call';
import { cell } from '../cell';
import { expectPath, type Expectation } from '../expectation';
import { deadStunFirst, stun, turn, turnsTcp443, turnTcp, turnTcp443, turnUdp } from '../ice';
import type { RouterOptions } from '../net/router';
import type { IceEnv } from '../servers/demoServer';

type Network = Omit<RouterOptions, 'number'>;

interface PathCell {
  name: string;
  /** Where the first person is. */
  a: Network;
  /** Where the second one is; none: in the same network. */
  b?: Network;
  ice: IceEnv;
  /** The first person hides their address, in the lobby. */
  hidden?: boolean;
  expected: Expectation;
}

const cone: Network = { nat: 'cone' };
const fullCone: Network = { nat: 'full-cone' };
const symmetric: Network = { nat: 'symmetric' };
const noUdp: Network = { nat: 'cone', firewall: 'no-udp' };
const udpRejected: Network = { nat: 'cone', firewall: 'udp-rejected' };
const onlyTcp443: Network = { nat: 'cone', firewall: 'only-tcp-443' };

/** As a STUN server, or the other side, saw it. */
const direct: Expectation = { direct: ['srflx', 'prflx'] };

const cells: readonly PathCell[] = [
  { name: 'same LAN', a: cone, ice: stun, expected: { direct: ['host'] } },
  { name: 'cone to cone', a: cone, b: cone, ice: stun, expected: direct },
  { name: 'full cone to cone', a: fullCone, b: cone, ice: stun, expected: direct },
  { name: 'full cone to symmetric', a: fullCone, b: symmetric, ice: stun, expected: direct },
  { name: 'symmetric to cone', a: symmetric, b: cone, ice: turn(turnUdp), expected: { relay: 'udp', of: 'either' } },
  {
    name: 'symmetric to symmetric',
    a: symmetric,
    b: symmetric,
    ice: turn(turnUdp),
    expected: { relay: 'udp', of: 'either' },
  },
  { name: 'UDP dropped at one', a: noUdp, b: cone, ice: turn(turnUdp, turnTcp), expected: { relay: 'tcp', of: 'a' } },
  {
    name: 'UDP dropped at both',
    a: noUdp,
    b: noUdp,
    ice: turn(turnUdp, turnTcp),
    expected: { relay: 'tcp', of: 'both' },
  },
  {
    name: 'UDP rejected at both',
    a: udpRejected,
    b: udpRejected,
    ice: turn(turnUdp, turnTcp),
    expected: { relay: 'tcp', of: 'both' },
  },
  {
    name: 'only TCP 443 at one, turn',
    a: onlyTcp443,
    b: cone,
    ice: turn(turnUdp, turnTcp443),
    expected: { relay: 'tcp', of: 'a' },
  },
  {
    name: 'only TCP 443 at both, turns',
    a: onlyTcp443,
    b: onlyTcp443,
    ice: turn(turnUdp, turnsTcp443),
    expected: { relay: 'tls', of: 'both' },
  },
  {
    name: 'relay only',
    a: cone,
    b: cone,
    ice: { ...turn(turnUdp), ICE_TRANSPORT_POLICY: 'relay' },
    expected: { relay: 'udp', of: 'both' },
  },
  {
    name: 'relay only by one’s own choice',
    a: cone,
    b: cone,
    ice: turn(turnUdp),
    hidden: true,
    expected: { relay: 'udp', of: 'a' },
  },
  { name: 'a dead STUN server first', a: cone, b: cone, ice: deadStunFirst, expected: direct },
];

cell.describe('Paths', () => {
  for (const { name, a, b, ice, hidden, expected } of cells) {
    cell(name, async ({ lab }) => {
      await lab.serve(ice);
      const here = lab.router({ number: 1, ...a });
      const there = b ? lab.router({ number: 2, ...b }) : here;
      const ada = await lab.visit('Ada', RED, here);
      const ben = await lab.visit('Ben', GREEN, there);
      if (hidden) {
        await ada.caller.enterLobby('lobby');
        await ada.caller.hideAddress();
      }
      const { pairs } = await call(lab, ada.caller, ben.caller);
      expectPath(pairs, expected);
    });
  }
});
