import { describe, expect, it } from 'vitest';
import { createSignalChannelPair } from '../../testing/index';
import type { PeerMessage } from './message';
import { watchConnections } from './openConnections';
import { connect, expectStatus, makePeer, makePeers, type TestPeer } from './testPeers';

describe('whatever comes in', () => {
  const rubbish: unknown[] = [
    null,
    undefined,
    '',
    'not JSON',
    '{',
    42,
    [],
    {},
    { v: 1 },
    { v: 1, type: 'signal', session: 'abcdefgh', signals: [] },
    { v: 1, type: 'signal', session: 'abcdefgh', signals: [{ type: 'offer', sdp: 'nonsense' }] },
    { v: 1, type: 'hello', session: '../../../etc' },
    { v: 1, type: 'bye', session: 'abcdefgh' },
  ];

  it('drops rubbish and stays connected', async () => {
    const [a, b] = makePeers();
    await connect(a, b);
    for (const each of rubbish) {
      a.receive(each);
      b.receive(each);
    }
    const head = (peer: TestPeer) => ({ v: 1, session: peer.sent.at(-1)?.session, type: 'signal' });
    const signals: unknown[] = [
      { type: 'candidate', candidate: { candidate: 'candidate:1 1 udp 1 1.2.3.4 5 typ host', sdpMid: '99' } },
      { type: 'candidate', candidate: { candidate: '' } },
      { type: 'candidate', candidate: null },
      { type: 'answer', sdp: 'v=0\r\n' },
      { type: 'restart' },
    ];
    for (const signal of signals) {
      a.receive({ ...head(b), signals: [signal] });
      b.receive({ ...head(a), signals: [signal] });
    }
    const heard: unknown[] = [];
    b.subscribeData((data) => heard.push(data));
    a.send('still here');
    await expect.poll(() => heard).toEqual(['still here']);
    await expectStatus(a).toBe('connected');
    await expectStatus(b).toBe('connected');
  });

  it('does not keep candidates without end', async () => {
    const [channelA, channelB] = createSignalChannelPair();
    const a = makePeer(channelA, { initiator: true, greet: false });
    a.start();
    let offer: PeerMessage | null = null;
    channelB.subscribe((message) => (offer ??= message as PeerMessage));
    await expect.poll(() => offer).not.toBeNull();
    const candidate = { candidate: 'candidate:1 1 udp 2122260223 192.0.2.1 54321 typ host', sdpMid: '0' };
    const signals = Array.from({ length: 64 }, () => ({ type: 'candidate', candidate }));
    const head = { v: 1, session: 'abcdefgh', to: (offer as PeerMessage | null)?.session, type: 'signal' };
    for (let round = 0; round < 100; round++) a.receive({ ...head, signals });
    expect(a.getSnapshot().status).toBe('connecting');
  });

  it('starts over for the other side only so often', async () => {
    const connections = watchConnections();
    const [channelA] = createSignalChannelPair();
    const a = makePeer(channelA, { initiator: true });
    a.start();
    for (let each = 0; each < 500; each++) a.receive({ v: 1, type: 'hello', session: `session-${each}-x` });
    await expect.poll(() => connections.made()).toBeGreaterThan(0);
    expect(connections.made()).toBeLessThan(10);
  });

  it('does not let the other side pile up transceivers', async () => {
    const [a, b] = makePeers();
    await connect(a, b);
    const session = b.sent.at(-1)?.session;
    const signal = { type: 'transceiverRequest', transceiverRequest: { kind: 'video' } };
    for (let round = 0; round < 200; round++) a.receive({ v: 1, type: 'signal', session, signals: [signal] });
    expect(a.connection?.getTransceivers().length).toBeLessThanOrEqual(16);
    await expectStatus(a).toBe('connected');
  });

  it('says when the other side speaks another version', () => {
    const [a] = makePeers();
    a.start();
    a.receive({ v: 2, type: 'something new' });
    expect(a.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'protocol-mismatch' } });
  });
});
