import { createRoom, type Room } from '@visavis/hooks/core';
import { pusherSignaling } from '@visavis/hooks/signaling/pusher';
import { createSyntheticStream, type SyntheticStreamOptions } from '@visavis/hooks/testing';
import type { Place } from './place';
import { connectPusher } from './ways/connectPusher';

/** So many packets of audio are heard: half a second of it. */
const HEARD_PACKETS = 25;

/** What one member of a strained call sees. */
export interface StrainView {
  /** To how many others it is connected. */
  readonly connected: number;
  /** Of how many audio has come. */
  readonly heard: number;
  /** How often one of the others was seen `reconnecting` so far. */
  readonly reconnecting: number;
}

/** What the page of a member does when it is told to. */
export interface StrainPage {
  /** Connects to the signaling server. */
  prepare(place: Place, room: string, media: SyntheticStreamOptions): Promise<void>;
  join(): Promise<void>;
  look(): Promise<StrainView>;
}

declare global {
  interface Window {
    strain: StrainPage;
  }
}

let room: Room | null = null;
let reconnecting = 0;

/** Counts each change of another one to `reconnecting`. */
function watch(watched: Room) {
  let before = new Set<string>();
  watched.subscribe(() => {
    const now = watched.getSnapshot().participants.filter(({ status }) => status === 'reconnecting').map(({ id }) => id);
    reconnecting += now.filter((id) => !before.has(id)).length;
    before = new Set(now);
  });
}

async function isHeard(connection: RTCPeerConnection): Promise<boolean> {
  const reports = [...((await connection.getStats()).values() as Iterable<Record<string, unknown>>)];
  const audio = reports.filter(({ type, kind }) => type === 'inbound-rtp' && kind === 'audio');
  return audio.some(({ packetsReceived }) => Number(packetsReceived ?? 0) >= HEARD_PACKETS);
}

window.strain = {
  async prepare(place, name, media) {
    // Asked for once, as in every call: from then on the browser shows its addresses to the others as they are.
    const microphone = await navigator.mediaDevices.getUserMedia({ audio: true });
    for (const track of microphone.getTracks()) track.stop();
    const pusher = await connectPusher(place);
    room = createRoom({ signaling: pusherSignaling({ pusher, room: name }), name: () => '' });
    room.setMedia(createSyntheticStream(media).stream, null);
    watch(room);
  },
  async join() {
    await room?.join();
  },
  async look() {
    const others = room?.getSnapshot().participants.filter(({ status }) => status === 'connected') ?? [];
    const heard = await Promise.all(others.flatMap(({ peer }) => (peer?.connection ? [isHeard(peer.connection)] : [])));
    return { connected: others.length, heard: heard.filter(Boolean).length, reconnecting };
  },
};
