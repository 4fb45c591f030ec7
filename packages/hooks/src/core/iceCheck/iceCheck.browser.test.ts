import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { loopbacks } from '../../../../../scripts/vitest/provided';
import { createGate } from '../../testing/gate';
import { watchConnections } from '../peer/openConnections';
import type { IceServersSource } from '../peer/iceServers';
import { findTurnServer } from '../peer/turnServer';
import { createIceCheck, type IceCheck, type IceCheckOptions } from './iceCheck';

const isFirefox = navigator.userAgent.includes('Firefox');
/** Chromium shows its addresses to a page that may use the camera, as these may; Firefox while it does. */
const hidden = isFirefox;
/** Long enough, in ms, for a silent server to be still waited for when all others have answered. */
const PATIENT_MS = 600_000;

function check(source: IceServersSource | undefined, options?: IceCheckOptions): IceCheck {
  const made = createIceCheck(source, () => options ?? {});
  onTestFinished(() => made.stop());
  return made;
}

/** Runs a check to its end. */
async function finish(source: IceServersSource | undefined, options?: IceCheckOptions) {
  const made = check(source, options);
  await made.start();
  return made.getSnapshot();
}

const ms = expect.toSatisfy((value: unknown) => Number.isInteger(value) && (value as number) >= 0);
const finding = { ms, address: expect.any(String), port: expect.any(Number) };
const loopback = { connectMs: ms, roundTripMs: ms, bytes: 16_384 };

describe('a server that works', () => {
  it('STUN: the address of this machine as the server sees it', async () => {
    const turn = await findTurnServer();
    const { status, host, servers, error } = await finish([{ urls: turn.stun }]);
    expect({ status, error }).toEqual({ status: 'done', error: null });
    expect(host).toMatchObject({ status: 'ok', ms, hidden, error: null });
    expect(host.udp).toBeGreaterThan(0);
    expect(servers).toEqual([
      {
        url: turn.stun,
        type: 'stun',
        protocol: 'udp',
        status: 'ok',
        host: finding,
        // It is no news where the browser knows the address.
        srflx: hidden ? { ...finding, address: turn.host } : null,
        relay: null,
        loopback: null,
        ms,
        error: null,
      },
    ]);
  });

  it.each(['udp', 'tcp'] as const)('TURN over %s: a relay, and data through it', async (protocol) => {
    const turn = await findTurnServer();
    const { servers } = await finish([{ urls: turn[protocol], ...(await turn.mint()) }]);
    expect(servers).toEqual([
      expect.objectContaining({ type: 'turn', protocol, status: 'ok', loopback, error: null }),
    ]);
    expect(servers[0]?.relay).toEqual({ ...finding, address: turn.host });
    expect(servers[0]?.srflx === null).toBe(protocol === 'tcp' || !hidden);
  });

  it('lists every URL, and can leave the data out', async () => {
    const turn = await findTurnServer();
    const iceServers = [{ urls: turn.stun }, { urls: [turn.udp, turn.tcp], ...(await turn.mint()) }];
    const { servers } = await finish(() => Promise.resolve({ iceServers, ttlSeconds: 60 }), { loopback: false });
    expect(servers.map(({ url }) => url)).toEqual([turn.stun, turn.udp, turn.tcp]);
    expect(servers.map((each) => [each.status, each.loopback])).toEqual(servers.map(() => ['ok', null]));
  });
});

describe('a server that does not', () => {
  it.each([
    ['wrong', 'udp'],
    ['wrong', 'tcp'],
    ['expired', 'udp'],
    ['expired', 'tcp'],
  ] as const)('%s credentials over %s are told', async (kind, protocol) => {
    const turn = await findTurnServer();
    const credentials = kind === 'wrong' ? turn.forge() : await turn.mint(-60);
    const { servers } = await finish([{ urls: turn[protocol], ...credentials }]);
    const [server] = servers;
    expect(server).toMatchObject({ status: 'failed', relay: null, error: { code: 'turn-unauthorized' } });
    expect(server?.error?.message).toContain('credentials');
    expect(server?.error?.message).not.toContain(credentials.credential);
  });

  it('nobody there over UDP is silence, and told when the time is up', async () => {
    const turn = await findTurnServer();
    const iceServers = [{ urls: turn.nobody.stun }, { urls: turn.nobody.udp, ...(await turn.mint()) }];
    const { status, servers, nat } = await finish(iceServers, { timeoutMs: 1000 });
    expect({ status, nat }).toEqual({ status: 'done', nat: 'unknown' });
    expect(servers.map(({ error }) => error?.code)).toEqual(['stun-unreachable', 'turn-unreachable']);
  });

  it('nobody there over TCP is told', async () => {
    const turn = await findTurnServer();
    const { servers } = await finish([{ urls: turn.nobody.tcp, ...(await turn.mint()) }]);
    expect(servers[0]).toMatchObject({ status: 'failed', error: { code: 'turn-unreachable' } });
  });

  it('a name that nobody has', async () => {
    const { servers } = await finish([{ urls: 'stun:nobody.invalid' }]);
    expect(servers[0]).toMatchObject({ status: 'failed', error: { code: 'stun-unreachable' } });
  });

  it('one that only another browser takes', async () => {
    const turn = await findTurnServer();
    const { status, servers } = await finish([{ urls: `stuns:${turn.host}:${turn.port}` }, { urls: turn.stun }]);
    expect(status).toBe('done');
    expect(servers.map((each) => each.error?.code ?? null)).toEqual([isFirefox ? 'ice-server-invalid' : null, null]);
  });

  it('a dead one holds nobody up, though it is the first', async () => {
    const turn = await findTurnServer();
    const credentials = await turn.mint();
    const made = check([{ urls: turn.nobody.udp, ...credentials }, { urls: turn.udp, ...credentials }, { urls: turn.stun }], {
      timeoutMs: PATIENT_MS,
    });
    const running = made.start();
    await expect
      .poll(() => made.getSnapshot().servers.map(({ status }) => status))
      .toEqual(['running', 'ok', 'ok']);
    expect(made.getSnapshot().status).toBe('running');
    made.stop();
    await running;
  });
});

describe('without servers', () => {
  it.each([
    ['none', undefined],
    ['an empty list', []],
    ['a source with none', () => Promise.resolve([])],
  ])('%s: only this machine is looked at', async (_name, source) => {
    const { status, host, servers, error } = await finish(source);
    expect({ status, servers, error }).toEqual({ status: 'done', servers: [], error: null });
    expect(host.status).toBe('ok');
  });

  it('a source that fails is told, and asked again', async () => {
    const turn = await findTurnServer();
    const source = vi.fn().mockRejectedValueOnce(new Error('502')).mockResolvedValueOnce([{ urls: turn.stun }]);
    const made = check(source);
    await made.start();
    expect(made.getSnapshot()).toMatchObject({ status: 'failed', servers: [], error: { code: 'turn-unreachable' } });
    await made.start();
    expect(made.getSnapshot()).toMatchObject({ status: 'done', servers: [{ status: 'ok' }], error: null });
  });

  it('what is none is left out, and said', async () => {
    const turn = await findTurnServer();
    const { status, servers, error } = await finish([{ urls: 'turn:no.credentials' }, { urls: turn.stun }]);
    expect(servers.map(({ url }) => url)).toEqual([turn.stun]);
    expect({ status, code: error?.code }).toEqual({ status: 'done', code: 'ice-server-invalid' });
  });
});

describe('the router', () => {
  it('is not told by one host, unless there is none', async () => {
    const turn = await findTurnServer();
    expect((await finish([{ urls: turn.stun }, { urls: `stun:${turn.host}:${turn.tlsPort}` }])).nat).toBe(
      hidden ? 'unknown' : 'none',
    );
  });

  it('is judged past a dead server, as soon as others have answered, be it with a refusal', async () => {
    const turn = await findTurnServer();
    // Firefox asks no STUN server on a loopback address.
    const [one, other] = isFirefox ? [turn.host, turn.host] : loopbacks;
    const made = check([
      { urls: turn.nobody.stun },
      { urls: `stun:${one}:${turn.port}` },
      { urls: `turn:${other}:${turn.port}`, ...turn.forge() },
    ], { timeoutMs: PATIENT_MS });
    const running = made.start();
    const judged = () => made.getSnapshot().nat;
    if (isFirefox) await expect.poll(() => made.getSnapshot().servers[2]?.status).toBe('failed');
    else await expect.poll(judged).toBe('none');
    expect(made.getSnapshot().servers[0]?.status).toBe('running');
    made.stop();
    await running;
  });
});

describe('stopping', () => {
  it('in the middle closes everything, and keeps what was found', async () => {
    const connections = watchConnections();
    const turn = await findTurnServer();
    const credentials = await turn.mint();
    const made = check([{ urls: turn.nobody.udp, ...credentials }, { urls: turn.stun }]);
    const running = made.start();
    await expect.poll(() => made.getSnapshot().servers[1]?.status).toBe('ok');
    expect(connections.open().length).toBeGreaterThan(0);
    made.stop();
    await running;
    await expect.poll(() => connections.open()).toEqual([]);
    expect(made.getSnapshot()).toMatchObject({ status: 'idle', servers: [{ status: 'waiting' }, { status: 'ok' }] });
  });

  it('at any moment, also twice, or by starting again', async () => {
    const connections = watchConnections();
    const turn = await findTurnServer();
    const made = check([{ urls: turn.udp, ...(await turn.mint()) }]);
    made.stop();
    const first = made.start();
    made.stop();
    made.stop();
    const second = made.start();
    await expect.poll(() => made.getSnapshot().servers.length).toBe(1);
    const third = made.start();
    await Promise.all([first, second, third]);
    expect(made.getSnapshot()).toMatchObject({ status: 'done', servers: [{ status: 'ok', loopback }] });
    await expect.poll(() => connections.open()).toEqual([]);
  });

  it('before the servers are known asks none of them', async () => {
    const connections = watchConnections();
    const gate = createGate();
    const made = check(async () => {
      await gate.opened;
      return [{ urls: ['stun:stun.invalid', 'stun:stun.invalid:3479'] }];
    });
    const running = made.start();
    await expect.poll(() => made.getSnapshot().host.ms).not.toBeNull();
    made.stop();
    const before = connections.made();
    gate.open();
    await running;
    expect(connections.made()).toBe(before);
    expect(made.getSnapshot()).toMatchObject({ status: 'idle', servers: [] });
  });

  it('everything is closed in the end', async () => {
    const connections = watchConnections();
    const turn = await findTurnServer();
    await finish([{ urls: turn.stun }, { urls: [turn.udp, turn.tcp], ...(await turn.mint()) }]);
    expect(connections.made()).toBeGreaterThan(6);
    expect(connections.open()).toEqual([]);
  });
});
