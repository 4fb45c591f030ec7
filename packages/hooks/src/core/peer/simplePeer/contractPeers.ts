import type SimplePeer from 'simple-peer';
import { expect, onTestFinished } from 'vitest';

/** simple-peer with what its types leave out. */
export type ContractPeer = SimplePeer.Instance & {
  readonly _pc: RTCPeerConnection;
  readonly remotePort: number;
  readonly localPort: number;
  negotiate(): void;
};

export type Constructor = SimplePeer.SimplePeer;

/** A peer that ends with its test, without servers. What breaks it later is no concern of the test, unless it listens. */
export function opened(SimplePeerClass: Constructor, options: SimplePeer.Options = {}): ContractPeer {
  const peer = new SimplePeerClass({ config: { iceServers: [] }, ...options }) as ContractPeer;
  peer.on('error', () => undefined);
  onTestFinished(() => void peer.destroy());
  return peer;
}

/** Carries signals between two peers until both are connected, each never in the same turn, as messages come. */
export async function connect(a: ContractPeer, b: ContractPeer, encode: (signal: unknown) => unknown = structuredClone) {
  const carry = (from: ContractPeer, to: ContractPeer) =>
    from.on('signal', (signal) => {
      queueMicrotask(() => !to.destroyed && to.signal(encode(signal) as SimplePeer.SignalData));
    });
  carry(a, b);
  carry(b, a);
  for (const peer of [a, b]) await expect.poll(() => peer.connected).toBe(true);
}

export async function connectedPair(
  SimplePeerClass: Constructor,
  options: SimplePeer.Options = {},
): Promise<[ContractPeer, ContractPeer]> {
  const pair: [ContractPeer, ContractPeer] = [
    opened(SimplePeerClass, { ...options, initiator: true }),
    opened(SimplePeerClass, options),
  ];
  await connect(...pair);
  return pair;
}

/** What is emitted from now on under these names, with its values. */
export function recorded(peer: ContractPeer, ...names: string[]): unknown[][] {
  const events: unknown[][] = [];
  for (const name of names) peer.on(name, (...values: unknown[]) => void events.push(values));
  return events;
}

export const closed = (peer: ContractPeer) => expect.poll(() => peer.destroyed).toBe(true);

/** The code of the error that a call throws; undefined if it throws none. */
export function codeOf(call: () => unknown): string | undefined {
  try {
    call();
  } catch (error) {
    return (error as { code?: string }).code;
  }
  return undefined;
}

/** A stream with so many tracks of an empty canvas, stopped with the test. */
export function videoStream(tracks: number): MediaStream {
  const stream = new MediaStream();
  for (let index = 0; index < tracks; index++) {
    const canvas = document.createElement('canvas');
    canvas.getContext('2d');
    for (const track of canvas.captureStream().getTracks()) stream.addTrack(track);
  }
  onTestFinished(() => stream.getTracks().forEach((track) => track.stop()));
  return stream;
}
