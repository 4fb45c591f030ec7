import { createRoom, type Room } from '@visavis/hooks/core';
import { pusherSignaling } from '@visavis/hooks/signaling/pusher';
import { createSyntheticStream } from '@visavis/hooks/testing';
import type { Place } from './place';
import { seesOnly } from './seesOnly';
import { connectPusher } from './ways/connectPusher';

/** What the page of the crowd does when it is told to. */
export interface CrowdPage {
  /** So many people join, each with a camera and a voice; they see one person only, so that one page can hold them. */
  join(place: Place, room: string, count: number, whom: string): Promise<void>;
}

declare global {
  interface Window {
    crowd: CrowdPage;
  }
}

const rooms: Room[] = [];

window.crowd = {
  async join(place, room, count, whom) {
    await Promise.all(Array.from({ length: count }, (_, index) => enter(place, room, index, whom)));
  },
};

async function enter(place: Place, name: string, index: number, whom: string) {
  const pusher = await connectPusher(place, `Person ${index}`);
  const media = createSyntheticStream({ width: 320, height: 180, frameRate: 10, toneHz: 200 + 40 * index });
  // Some speak, in turns of five seconds, and the loudness of those who speak changes all the time.
  setInterval(() => {
    const speaks = Math.floor(performance.now() / 5000 + index) % 2 === 0;
    media.setVolume(speaks ? 0.3 + 0.3 * Math.sin(performance.now() / 300 + index) : 0);
  }, 100);
  const room = createRoom({
    signaling: seesOnly(pusherSignaling({ pusher, room: name }), whom),
    name: () => `Person ${index}`,
  });
  room.setMedia(media.stream, null);
  rooms.push(room);
  await room.join();
}
