import { StrictMode } from 'react';
import { expect, it, onTestFinished } from 'vitest';
import { render, renderHook } from 'vitest-browser-react';
import { findTurnServer } from '../core/peer/turnServer';
import { watchLeaks } from '../testing/watchLeaks';
import { useIceCheck } from './useIceCheck';

it('begins when told to, reads the servers of the last render, and keeps its actions', async () => {
  const turn = await findTurnServer();
  const { result, rerender } = await renderHook((urls?: string) => useIceCheck([{ urls: urls ?? turn.nobody.stun }]));
  const { start, stop } = result.current;
  expect(result.current).toMatchObject({ status: 'idle', servers: [], nat: 'unknown', error: null });

  await rerender(turn.stun);
  await start();
  expect(result.current).toMatchObject({ status: 'done', servers: [{ url: turn.stun, status: 'ok' }] });
  expect([result.current.start, result.current.stop]).toEqual([start, stop]);
});

it('begins by itself, once in StrictMode, and shows each server as it answers', async () => {
  const turn = await findTurnServer();
  const iceServers = [{ urls: [turn.nobody.udp, turn.udp], ...(await turn.mint()) }];
  function Check() {
    // The silent one is still waited for, however late the other one answers.
    const { status, servers } = useIceCheck(iceServers, { autoStart: true, timeoutMs: 600_000 });
    return <p>{[status, ...servers.map((each) => each.status)].join(' ')}</p>;
  }
  const screen = await render(
    <StrictMode>
      <Check />
    </StrictMode>,
  );
  await expect.element(screen.getByText('running running ok')).toBeInTheDocument();
  await screen.unmount();
});

it('leaves nothing behind, wherever it is when the component goes', async () => {
  const turn = await findTurnServer();
  const leaks = watchLeaks();
  onTestFinished(() => leaks.stop());
  const iceServers = [{ urls: [turn.nobody.udp, turn.nobody.tcp, turn.udp, turn.tcp], ...(await turn.mint()) }];
  for (const state of ['running', 'ok', 'failed']) {
    const { result, unmount } = await renderHook(() => useIceCheck(iceServers, { autoStart: true }));
    await expect.poll(() => result.current.servers.some(({ status }) => status === state)).toBe(true);
    await unmount();
    await expect.poll(() => leaks.held()).toMatchObject({ timers: 0, connections: 0 });
  }
});
