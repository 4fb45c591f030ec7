import { describe, expect, it } from 'vitest';
import { createSignalChannelPair } from '../../testing/index';
import { watchConnections } from './openConnections';
import { connect, countOffers, expectStatus, makePeer, makePeers } from './testPeers';

describe('whatever comes in', () => {
  const malformed: unknown[] = [
    null,
    undefined,
    '',
    'not JSON',
    '{',
    42,
    [],
    {},
    { v: 1 },
    { v: 1, type: 'signal', signals: [] },
    { v: 1, type: 'signal', signals: [{ type: 'offer', sdp: 'nonsense' }] },
    { v: 1, type: 'nonsense' },
    { type: 'bye' },
  ];

  it('drops what is malformed and stays connected', async () => {
    const [a, b] = makePeers();
    await connect(a, b);
    for (const each of malformed) {
      a.receive(each);
      b.receive(each);
    }
    const signals: unknown[] = [
      { type: 'candidate', candidate: { candidate: 'candidate:1 1 udp 1 1.2.3.4 5 typ host', sdpMid: '99' } },
      { type: 'candidate', candidate: { candidate: '' } },
      { type: 'candidate', candidate: null },
      { type: 'answer', sdp: 'v=0\r\n' },
      { type: 'restart' },
    ];
    for (const signal of signals) {
      for (const peer of [a, b]) peer.receive({ v: 1, type: 'signal', signals: [signal] });
    }
    const heard: unknown[] = [];
    b.subscribeData((data) => heard.push(data));
    a.send('still here');
    await expect.poll(() => heard).toEqual(['still here']);
    await expectStatus(a).toBe('connected');
    await expectStatus(b).toBe('connected');
  });

  it('does not keep candidates without end', async () => {
    const [channelA] = createSignalChannelPair();
    const a = makePeer(channelA, { initiator: true, awaitRemote: false });
    a.start();
    await expect.poll(() => countOffers(a)).toBe(1);
    const candidate = { candidate: 'candidate:1 1 udp 2122260223 192.0.2.1 54321 typ host', sdpMid: '0' };
    const signals = Array.from({ length: 64 }, () => ({ type: 'candidate', candidate }));
    for (let round = 0; round < 100; round++) a.receive({ v: 1, type: 'signal', signals });
    expect(a.getSnapshot().status).toBe('connecting');
  });

  it('starts over for the other side only so often', async () => {
    const connections = watchConnections();
    const [channelA, channelB] = createSignalChannelPair();
    const a = makePeer(channelA, { initiator: true });
    a.start();
    for (let each = 0; each < 500; each++) channelB.send({ from: `session-${each}-x`, seq: 0, ack: 0 });
    await expect.poll(() => connections.made()).toBeGreaterThan(0);
    expect(connections.made()).toBeLessThan(10);
  });

  it('does not let the other side pile up transceivers', async () => {
    const [a, b] = makePeers();
    await connect(a, b);
    const signal = { type: 'transceiverRequest', transceiverRequest: { kind: 'video' } };
    for (let round = 0; round < 200; round++) a.receive({ v: 1, type: 'signal', signals: [signal] });
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
