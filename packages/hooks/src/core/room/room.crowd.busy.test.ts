import { expect, inject, it, onTestFinished } from 'vitest';
import { pusherSignaling } from '../../signaling/pusher';
import { createPusherClient } from '../../testing/pusherClient';
import { BLUE, GREEN, makeCamera, makeRoom, meets, uniqueName } from '../../testing/testRooms';

// In `npm run test:all` alone: six people in one page, with a camera and a screen each, are more than two cores can do
// beside something else, and connections that are late today are given up and made again, which makes more work.
it('stays within what Pusher allows when six join at once', async () => {
  const name = uniqueName();
  const everyone = ['A', 'B', 'C', 'D', 'E', 'F'];
  const rooms = everyone.map((each) => {
    const pusher = createPusherClient(inject('channels'), each);
    onTestFinished(() => pusher.disconnect());
    return makeRoom(pusherSignaling({ pusher, room: name }), each);
  });
  // Sixty pictures are encoded by one machine here.
  const size = { width: 96, height: 54, frameRate: 2 };
  for (const room of rooms) room.setMedia(makeCamera(BLUE, size), makeCamera(GREEN, size));
  await Promise.all(rooms.map((room) => room.join()));
  for (const room of rooms) {
    const self = room.getSnapshot().self?.name;
    for (const other of everyone) if (other !== self) await meets(room, other);
    expect(room.getSnapshot().error).toBeNull();
  }
});
