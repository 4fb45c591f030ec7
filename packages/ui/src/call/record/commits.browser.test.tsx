import { createRoom, type Room } from '@visavis/hooks/core';
import { createMemoryHub } from '@visavis/hooks/signaling/memory';
import { Profiler, useEffect, useSyncExternalStore } from 'react';
import { expect, onTestFinished, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { CallDetails } from '../details/CallDetails';
import type { CallRecorder } from './createCallRecorder';
import { useCallRecorder } from './useCallRecorder';

async function connectedRooms(): Promise<Room> {
  const hub = createMemoryHub();
  const rooms = ['Ada', 'Ben', 'Cleo'].map((name) => createRoom({ signaling: hub.room('tea'), name: () => name }));
  onTestFinished(() => rooms.forEach((room) => room.leave()));
  await Promise.all(rooms.map((room) => room.join()));
  const [ada] = rooms as [Room];
  await expect.poll(() => ada.getSnapshot().participants.map(({ status }) => status)).toEqual(['connected', 'connected']);
  return ada;
}

test('a closed panel costs no commit, and an open one at most one a second, however many are there', async () => {
  const room = await connectedRooms();
  let commits = 0;
  const recorders = new Set<CallRecorder>();
  const samples = () => Math.min(...[...recorders].flatMap((recorder) => recorder.read().participants.map((each) => each.samples.length)), Infinity);

  function Details({ open }: { open: boolean }) {
    const own = useCallRecorder(room, { name: 'Ada', policy: 'all', permissionMs: null });
    useEffect(() => void recorders.add(own), [own]);
    return open ? <Panel own={own} /> : null;
  }
  function Panel({ own }: { own: CallRecorder }) {
    const { participants } = useSyncExternalStore(room.subscribe, room.getSnapshot);
    return <CallDetails participants={participants} record={own} details={[]} policy="all"
            encrypted={null} access="open" />;
  }
  const page = (open: boolean) => (
    <Profiler id="details" onRender={() => (commits += 1)}>
      <Details open={open} />
    </Profiler>
  );
  const screen = await render(page(false));
  await expect.poll(() => (recorders.size === 0 ? 0 : samples())).toBeGreaterThanOrEqual(1);
  commits = 0;
  const before = samples();
  await expect.poll(samples).toBeGreaterThanOrEqual(before + 3);
  expect(commits).toBe(0);

  await screen.rerender(page(true));
  // The safety codes are there.
  await expect.poll(() => screen.container.querySelectorAll('.visavis-safety-code[data-status="ready"]').length).toBe(2);
  const since = samples();
  commits = 0;
  // What is told once a second at the most: createCallRecorder.test.ts.
  let tells = 0;
  for (const recorder of recorders) onTestFinished(recorder.subscribe(() => (tells += 1)));
  await expect.poll(samples).toBeGreaterThanOrEqual(since + 4);
  expect(commits).toBeGreaterThan(0);
  // And one that was under way when it began.
  expect(commits).toBeLessThanOrEqual(tells + 1);
});
