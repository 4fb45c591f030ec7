import { expect, onTestFinished } from 'vitest';
import { createSignalChannelPair } from '../../../testing/signalChannelPair';
import { createPeer } from '../createPeer';
import type { Peer } from '../peer';

/** Two peers of one page for one test, connected; the first is the initiator. */
export async function connectPeers(): Promise<[Peer, Peer]> {
  const peers = createSignalChannelPair().map((signaling, index) => {
    const peer = createPeer({ initiator: index === 0, send: (message) => signaling.send(message) });
    const unsubscribe = signaling.subscribe((message) => peer.receive(message));
    onTestFinished(() => {
      peer.close();
      unsubscribe();
    });
    return peer;
  }) as [Peer, Peer];
  for (const peer of peers) peer.start();
  for (const peer of peers) await expectStatus(peer, 'connected');
  return peers;
}

export const expectStatus = (peer: Peer, status: string) =>
  expect.poll(() => peer.getSnapshot().status, { timeout: 10_000 }).toBe(status);
