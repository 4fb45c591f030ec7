import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { IceServersAnswer, IceServersSource } from './iceServers';
import type { Peer, PeerOptions } from './peer';
import { readRoute } from './stats/route';
import { connect, expectStatus, makePeers } from './testPeers';
import { findTurnServer } from './turnServer';

const relayed = (iceServers: IceServersSource): Partial<PeerOptions> => ({ iceServers, iceTransportPolicy: 'relay' });
const errorCode = (peer: Peer) => expect.poll(() => peer.getSnapshot().error?.code);

async function routeOf(peer: Peer) {
  const stats = await (peer.connection as RTCPeerConnection).getStats();
  return readRoute(stats);
}

/** Text goes from one to the other. */
async function expectData(from: Peer, to: Peer) {
  const heard: unknown[] = [];
  onTestFinished(to.subscribeData((data) => heard.push(data)));
  from.send('through the relay');
  await expect.poll(() => heard).toEqual(['through the relay']);
}

describe('a call through nothing but a relay', () => {
  it.each(['udp', 'tcp'] as const)('connects over %s', async (protocol) => {
    const turn = await findTurnServer();
    const iceServers = [{ urls: turn[protocol], ...(await turn.mint()) }];
    const [a, b] = makePeers(relayed(iceServers));
    await connect(a, b);
    await expectData(a, b);
    for (const peer of [a, b]) await expect.poll(() => routeOf(peer)).toMatchObject({ kind: 'relay', local: 'relay' });
    expect([protocol, null]).toContain((await routeOf(a)).relayProtocol);
  });

  it('connects past a server that is silent, one that refuses connections and one that has no name', async () => {
    const turn = await findTurnServer();
    const credentials = await turn.mint();
    const urls = [turn.nobody.udp, turn.nobody.tcp, 'turn:nobody.invalid:3478', turn.udp];
    const [a, b] = makePeers(relayed(urls.map((url) => ({ urls: url, ...credentials }))));
    await connect(a, b);
    await expectData(b, a);
  });

  it.each(['udp', 'tcp'] as const)('fails over wrong credentials on %s, and says so on both sides', async (protocol) => {
    const turn = await findTurnServer();
    const good = [{ urls: turn[protocol], ...(await turn.mint()) }];
    const [a, b] = makePeers(relayed(good), { iceServers: [{ urls: turn[protocol], ...turn.forge() }] });
    a.start();
    b.start();
    await errorCode(a).toBe('turn-unauthorized');
    await expectStatus(a).toBe('failed');
    await expect.poll(() => b.getSnapshot().remoteError?.code).toBe('turn-unauthorized');
  });

  it('fails over credentials that have expired, on the answering side too', async () => {
    const turn = await findTurnServer();
    const good = [{ urls: turn.udp, ...(await turn.mint()) }];
    const expired = [{ urls: turn.udp, ...(await turn.mint(-60)) }];
    const [a, b] = makePeers(relayed(expired), { iceServers: good });
    a.start();
    b.start();
    await errorCode(b).toBe('turn-unauthorized');
    await expectStatus(b).toBe('failed');
    await expect.poll(() => a.getSnapshot().remoteError?.code).toBe('turn-unauthorized');
  });

  it('fails without a TURN server', async () => {
    const [a, b] = makePeers(relayed([{ urls: 'stun:stun.invalid' }]));
    a.start();
    b.start();
    await errorCode(a).toBe('turn-unreachable');
    expect(a.getSnapshot()).toMatchObject({ status: 'failed', error: { message: expect.stringContaining('TURN') } });
    await expect.poll(() => b.getSnapshot().remoteError?.code).toBe('turn-unreachable');
  });

  it('fails where the TURN server refuses connections', async () => {
    const turn = await findTurnServer();
    const [a, b] = makePeers(relayed([{ urls: turn.nobody.tcp, ...(await turn.mint()) }]));
    a.start();
    b.start();
    await errorCode(a).toBe('turn-unreachable');
    await expectStatus(a).toBe('failed');
  });

  it('does not wait for a silent one for ever', async () => {
    const turn = await findTurnServer();
    const [a, b] = makePeers(relayed([{ urls: turn.nobody.udp, ...(await turn.mint()) }]));
    a.start();
    b.start();
    await expectStatus(a).toBe('failed');
    expect(a.getSnapshot().error?.code).toBe('turn-unreachable');
  });

  it('tries again with what the source says then', async () => {
    const turn = await findTurnServer();
    const good = { urls: turn.udp, ...(await turn.mint()) };
    const source = vi.fn().mockResolvedValueOnce([{ urls: turn.udp, ...turn.forge() }]).mockResolvedValue([good]);
    const [a, b] = makePeers(relayed([good]), { iceServers: source });
    a.start();
    b.start();
    await errorCode(a).toBe('turn-unauthorized');
    await expectStatus(a).toBe('connected');
    await expectStatus(b).toBe('connected');
    expect(a.getSnapshot().error).toBeNull();
  });
});

describe('where there is a direct path', () => {
  it.each(['forged', 'silent'])('a TURN server does not matter: %s', async (kind) => {
    const turn = await findTurnServer();
    const server =
      kind === 'forged' ? { urls: turn.udp, ...turn.forge() } : { urls: turn.nobody.udp, ...(await turn.mint()) };
    const [a, b] = makePeers({ iceServers: [server] });
    await connect(a, b);
    expect((await routeOf(a)).kind).toBe('direct');
    expect(a.getSnapshot().error).toBeNull();
  });
});

describe('credentials that expire during a call', () => {
  const TTL_SECONDS = 4;
  const usernameOf = (peer: Peer) => peer.connection?.getConfiguration().iceServers?.[0]?.username;
  const ufragOf = (peer: Peer) => /a=ice-ufrag:(\S+)/.exec(peer.connection?.currentLocalDescription?.sdp ?? '')?.[1];

  it('are replaced before, and the call finds a new path after', async () => {
    const turn = await findTurnServer();
    const hand = async (): Promise<IceServersAnswer> => ({
      iceServers: [{ urls: turn.udp, ...(await turn.mint(TTL_SECONDS)) }],
      ttlSeconds: TTL_SECONDS,
    });
    const [a, b] = makePeers(relayed(hand));
    await connect(a, b);
    const [first, before] = [usernameOf(a), ufragOf(a)];
    const expiresAt = Number(first?.split(':')[0]) * 1000;
    // How long before is tested in virtual time, in iceRenewal.test.ts.
    await expect.poll(() => usernameOf(a)).not.toBe(first);
    await expectData(a, b);

    await expect.poll(() => Date.now()).toBeGreaterThan(expiresAt + 1000);
    a.restartIce();
    await expect.poll(() => ufragOf(a)).not.toBe(before);
    await expect.poll(() => routeOf(a)).toMatchObject({ kind: 'relay' });
    await expectData(b, a);
    expect(a.getSnapshot()).toMatchObject({ status: 'connected', error: null });
  });

  it('do not end it, and the next ICE restart asks for new ones where nobody says when they expire', async () => {
    const turn = await findTurnServer();
    const hand = async () => [{ urls: turn.tcp, ...(await turn.mint(TTL_SECONDS)) }];
    const [a, b] = makePeers(relayed(hand));
    await connect(a, b);
    const first = usernameOf(a);
    const expiresAt = Number(first?.split(':')[0]) * 1000;
    await expect.poll(() => Date.now()).toBeGreaterThan(expiresAt + 1000);
    expect(usernameOf(a)).toBe(first);
    await expectData(a, b);
    const before = ufragOf(b);
    b.restartIce();
    await expect.poll(() => ufragOf(b)).not.toBe(before);
    expect(usernameOf(a)).not.toBe(first);
    expect(usernameOf(b)).not.toBe(first);
    await expectData(a, b);
    expect(b.getSnapshot()).toMatchObject({ status: 'connected', error: null });
  });
});
