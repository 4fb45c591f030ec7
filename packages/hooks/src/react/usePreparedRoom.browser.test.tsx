import { StrictMode, useEffect, useState } from 'react';
import { expect, it, onTestFinished, vi } from 'vitest';
import { render, renderHook } from 'vitest-browser-react';
import type { Signaling } from '../core/signaling/port';
import { createMemoryHub } from '../signaling/memory';
import { watchLeaks } from '../testing/watchLeaks';
import { usePreparedRoom, type UsePreparedRoomOptions } from './usePreparedRoom';
import { useRoom } from './useRoom';

/** A transport that counts what is made ready over it. */
function countedSignaling(): { signaling: Signaling; count: { prepared: number; open: number } } {
  const count = { prepared: 0, open: 0 };
  return {
    count,
    signaling: {
      ...createMemoryHub().room('tea'),
      prepare() {
        count.prepared += 1;
        count.open += 1;
        let closed = false;
        return {
          ready: Promise.resolve(null),
          close() {
            if (!closed) count.open -= 1;
            closed = true;
          },
        };
      },
    },
  };
}

it('prepares while it is mounted, once, and leaves nothing behind', async () => {
  const leaks = watchLeaks();
  onTestFinished(() => leaks.stop());
  const { signaling, count } = countedSignaling();
  const initialProps: UsePreparedRoomOptions = { signaling: null, name: 'Ada', iceServers: async () => ({ iceServers: [], ttlSeconds: 600 }) };
  const { result, rerender, unmount } = await renderHook((props?: UsePreparedRoomOptions) => usePreparedRoom(props ?? initialProps), {
    wrapper: StrictMode,
    initialProps,
  });
  expect(result.current).toEqual({ status: 'idle', error: null });
  await rerender({ ...initialProps, signaling });
  await expect.poll(() => result.current).toEqual({ status: 'ready', error: null });
  expect(count).toEqual({ prepared: 1, open: 1 });
  await unmount();
  await expect.poll(() => count.open).toBe(0);
  await expect.poll(() => leaks.held()).toMatchObject({ timers: 0, connections: 0 });
});

it('hands over to a call in another component, which asks nobody again', async () => {
  const { signaling, count } = countedSignaling();
  const iceServers = vi.fn<() => Promise<RTCIceServer[]>>(async () => []);

  function Lobby({ onJoin }: { onJoin: () => void }) {
    const { status } = usePreparedRoom({ signaling, name: 'Ada', iceServers });
    return <button onClick={onJoin}>{status}</button>;
  }
  function InCall() {
    const { status, join, self } = useRoom({ signaling, name: 'Ada', iceServers });
    useEffect(() => void join(), [join]);
    return <p>{`${status} as ${self?.name ?? 'nobody'}`}</p>;
  }
  function Page() {
    const [joined, setJoined] = useState(false);
    return joined ? <InCall /> : <Lobby onJoin={() => setJoined(true)} />;
  }

  const screen = await render(<Page />);
  const button = screen.getByRole('button', { name: 'ready' });
  await expect.element(button).toBeInTheDocument();
  (button.element() as HTMLElement).click();
  await expect.element(screen.getByText('joined as Ada')).toBeInTheDocument();
  expect(iceServers).toHaveBeenCalledTimes(1);
  expect(count).toEqual({ prepared: 1, open: 0 });
  await screen.unmount();
});
