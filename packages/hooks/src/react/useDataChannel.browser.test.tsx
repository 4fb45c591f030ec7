import { StrictMode } from 'react';
import { describe, expect, it } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { connectPeers } from '../core/peer/testPeers';
import { watchConnections } from '../core/peer/openConnections';
import type { PeerSource } from '../core/peer/peerSource';
import type { SignalChannel } from '../core/peer/signalChannel';
import { createSignalChannelPair } from '../testing/index';
import { useDataChannel } from './useDataChannel';
import { usePeer } from './usePeer';

interface Note {
  text: string;
}

function parseNote(message: unknown): Note {
  const { text } = message as Note;
  if (typeof text !== 'string') throw new TypeError('no text');
  return { text };
}

function useCall(signaling: SignalChannel, initiator: boolean) {
  const call = usePeer({ signaling, initiator });
  return useDataChannel<Note>(call, 'notes', { parse: parseNote });
}

const renderCall = (signaling: SignalChannel, initiator: boolean) =>
  renderHook(() => useCall(signaling, initiator), { wrapper: StrictMode });

const render = (initialProps: { target: PeerSource; label: string }) =>
  renderHook(
    (props?: typeof initialProps) => {
      const { target, label } = props ?? initialProps;
      return useDataChannel<Note>(target, label, { parse: (message) => parseNote(message) });
    },
    { wrapper: StrictMode, initialProps },
  );

describe('useDataChannel', () => {
  it('carries typed messages between the results of usePeer, and leaves nothing behind', async () => {
    const connections = watchConnections();
    const [signalingA, signalingB] = createSignalChannelPair();
    const sideA = await renderCall(signalingA, true);
    const sideB = await renderCall(signalingB, false);
    const [a, b] = [sideA.result, sideB.result];
    await expect.poll(() => a.current.status).toBe('open');
    await expect.poll(() => b.current.status).toBe('open');
    const heard: Note[] = [];
    const unsubscribe = b.current.subscribe((note) => heard.push(note));
    const { send } = a.current;
    await expect(send({ text: 'hello' })).resolves.toBe(true);
    await expect.poll(() => heard).toEqual([{ text: 'hello' }]);
    expect(a.current.send).toBe(send);
    // The result is the same object until something in it changes.
    const before = a.current;
    await sideA.rerender();
    expect(a.current).toBe(before);
    expect(a.current.bufferedBytes).toBe(0);
    unsubscribe();
    await sideA.unmount();
    await sideB.unmount();
    await expect.poll(() => connections.open().length).toBe(0);
  });

  it('waits for a target, follows its label, and shows what was refused', async () => {
    const [peerA, peerB] = await connectPeers();
    const a = await render({ target: null, label: 'one' });
    const b = await render({ target: { peer: peerB }, label: 'two' });
    await expect.poll(() => a.result.current.status).toBe('closed');
    await expect(a.result.current.send({ text: 'to nobody' })).resolves.toBe(false);
    await a.rerender({ target: peerA, label: 'one' });
    await expect.poll(() => a.result.current.status).toBe('connecting');
    await a.rerender({ target: peerA, label: 'two' });
    await expect.poll(() => [a.result.current.status, b.result.current.status]).toEqual(['open', 'open']);
    await a.result.current.send({} as Note);
    await expect.poll(() => b.result.current.error?.code).toBe('message-invalid');
    await a.unmount();
    await expect.poll(() => b.result.current.status).toBe('connecting');
    await b.unmount();
  });
});
