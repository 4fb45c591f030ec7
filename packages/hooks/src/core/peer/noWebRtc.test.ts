import { expect, it } from 'vitest';
import { createVirtualEnvironment } from '../../testing/virtualEnvironment';
import { createPeer } from './createPeer';
import type { PeerMessage } from './message';

it('fails as not supported where the browser has no WebRTC, as Node has none, and tells the other side', async () => {
  const sent: PeerMessage[] = [];
  const peer = createPeer({ initiator: true, send: (message) => sent.push(message), environment: createVirtualEnvironment() });
  peer.start();
  await expect.poll(() => peer.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'not-supported', recovery: 'none' } });
  expect(sent).toContainEqual(expect.objectContaining({ type: 'report', code: 'not-supported' }));
});
