import type Pusher from 'pusher-js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startOwnPusherApp } from '../../../../../scripts/vitest/ownPusherApp';
import { broadcastChannelSignaling } from '../../signaling/broadcastChannel';
import { pusherSignaling } from '../../signaling/pusher';
import { expectColor } from '../../testing/expectColor';
import { createPusherClient } from '../../testing/pusherClient';
import { makeCamera, makeRoom, meets, names, RED, uniqueName } from '../../testing/testRooms';
import type { Signaling } from '../signaling/port';

// Of its own, since its connections are cut.
const channels = await startOwnPusherApp();

describe('over real signaling', () => {
  function overPusher(room: string, name: string, made: Pusher[] = []): Signaling {
    const pusher = createPusherClient(channels, name);
    made.push(pusher);
    onTestFinished(() => pusher.disconnect());
    return pusherSignaling({ pusher, room });
  }

  it('keeps a call going, with the same pictures, while the signaling is away', async () => {
    const name = uniqueName();
    const ada = makeRoom(overPusher(name, 'Ada'), 'Ada');
    const ben = makeRoom(overPusher(name, 'Ben'), 'Ben');
    ada.setMedia(makeCamera(RED), null);
    await Promise.all([ada.join(), ben.join()]);
    const seenByBen = await meets(ben, 'Ada');
    await expectColor(() => seenByBen().camera, RED);
    const before = { stream: seenByBen().camera, connection: seenByBen().peer?.connection };

    const statuses: string[] = [];
    ada.subscribe(() => statuses.push(ada.getSnapshot().status));
    await fetch(`${channels.controlUrl}/disconnect-all`, { method: 'POST' });
    await expect.poll(() => statuses).toContain('reconnecting');
    await expect.poll(() => ada.getSnapshot().status).toBe('joined');
    await expect.poll(() => ben.getSnapshot().status).toBe('joined');

    expect(seenByBen().camera).toBe(before.stream);
    expect(seenByBen().peer?.connection).toBe(before.connection);
    const cleo = makeRoom(overPusher(name, 'Cleo'), 'Cleo');
    await cleo.join();
    await meets(cleo, 'Ada');
    await meets(cleo, 'Ben');
    expect(names(ada).toSorted()).toEqual(['Ben', 'Cleo']);
  });

  it('keeps a call going when the signaling gives up, and enters again', async () => {
    const name = uniqueName();
    const pushers: Pusher[] = [];
    const ada = makeRoom(overPusher(name, 'Ada', pushers), 'Ada');
    const ben = makeRoom(overPusher(name, 'Ben'), 'Ben');
    await Promise.all([ada.join(), ben.join()]);
    await meets(ada, 'Ben');
    const before = ada.getSnapshot().participants[0]?.peer?.connection;
    pushers[0]?.disconnect();
    await expect.poll(() => ada.getSnapshot()).toMatchObject({
      status: 'reconnecting',
      error: { code: 'signaling-unavailable' },
    });
    expect(names(ada)).toEqual(['Ben']);
    await expect.poll(() => ada.getSnapshot()).toMatchObject({ status: 'joined', error: null });
    expect(ada.getSnapshot().participants[0]?.peer?.connection).toBe(before);
  });

  it('joins over a broadcast channel', async () => {
    const name = uniqueName();
    const ada = makeRoom(broadcastChannelSignaling({ room: name }), 'Ada');
    const ben = makeRoom(broadcastChannelSignaling({ room: name }), 'Ben');
    await Promise.all([ada.join(), ben.join()]);
    await meets(ada, 'Ben');
    await meets(ben, 'Ada');
  });

  it('fails with the reason when it is refused', async () => {
    const room = makeRoom(overPusher('forbidden', 'Ada'), 'Ada');
    await room.join();
    expect(room.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'room-forbidden' } });
  });
});
