import { StrictMode } from 'react';
import { expect, it } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { pairCode } from '../core/pair/createPairLater';
import { roomCode } from '../core/room/roomCode';
import { createMemoryHub } from '../signaling/memory';
import { usePeer } from './usePeer';
import { useRoom } from './useRoom';

// The first render of a page: nothing has fetched anything before.

it('has the code of a room before anybody joins', async () => {
  expect(roomCode.loaded).toBeNull();
  const signaling = createMemoryHub().room('fetched');
  const { result, unmount } = await renderHook(() => useRoom({ signaling, name: 'Ada' }), { wrapper: StrictMode });
  await expect.poll(() => roomCode.loaded).not.toBeNull();
  expect(result.current.status).toBe('idle');
  await unmount();
});

it('has the code of a connection before there is any signaling', async () => {
  expect(pairCode.loaded).toBeNull();
  const { result, unmount } = await renderHook(() => usePeer({ signaling: null, initiator: true }), { wrapper: StrictMode });
  await expect.poll(() => pairCode.loaded).not.toBeNull();
  expect(result.current.status).toBe('idle');
  await unmount();
});
