import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { createMemoryHub } from '../signaling/memory';
import { useChat } from './useChat';
import { usePeer } from './usePeer';
import { useRoom } from './useRoom';

function Call() {
  const room = useRoom({ signaling: createMemoryHub().room('tea'), name: 'Ada' });
  const chat = useChat(room);
  const peer = usePeer({ signaling: null, initiator: true });
  return <p>{[room.status, chat.status, peer.status, room.participants.length].join(' ')}</p>;
}

describe('on a server', () => {
  it('renders the hooks of a call as idle', () => {
    expect(renderToString(<Call />)).toBe('<p>idle idle idle 0</p>');
  });

  it('draws no random bytes, which a page of Next with Cache Components can not be prerendered with', () => {
    const draws = [vi.spyOn(crypto, 'getRandomValues'), vi.spyOn(crypto, 'randomUUID'), vi.spyOn(Math, 'random')];
    renderToString(<Call />);
    for (const each of draws) expect(each).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  it('imports every entry', async () => {
    const entries = await Promise.all([
      import('../index'),
      import('../core/index'),
      import('../testing/index'),
      import('../signaling/memory'),
      import('../signaling/broadcastChannel'),
      import('../signaling/pusher'),
    ]);
    for (const entry of entries) expect(Object.keys(entry)).not.toEqual([]);
  });
});
