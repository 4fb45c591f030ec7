import type { Environment } from '../../environment/environment';
import { RtcError } from '../../errors';
import { createPart, type Part } from '../../part';
import { noLimits, type LimitsOf } from '../../peer/localStreams';
import type { MeasuredPeer } from '../../peer/stats/measuredPeer';
import type { Member } from '../../signaling/port';
import type { RoomOptions } from '../room';
import { meshMedia, type MemberMedia, type Published, type SourceStreams } from './mediaPort';
import type { createServerMedia, ServerMedia } from './serverMedia';

/** The code for a media server, which only the rooms need that have one. */
export const serverMediaCode: Part<{ createServerMedia: typeof createServerMedia }> = /* @__PURE__ */ createPart(
  () => import('./serverMedia'),
);

const NOTHING: Published = { camera: { audio: false, video: false }, screen: { audio: false, video: false } };

/** What a room's media needs. */
export interface RoomMediaOptions {
  environment: Environment;
  options: RoomOptions;
  /** The local member while it is in the room, else null. */
  self(): Member | null;
  /** What the local participant sends. */
  streams(): SourceStreams;
  /** What it has at a media server is another now. */
  onChange(): void;
  /** Why it does not get there, or (null) that it does; `before` is what was told last. */
  onError(error: RtcError | null, before: RtcError | null): void;
}

/** What carries the audio and video of a room: the connections to the others, or a media server. */
export interface RoomMedia {
  /** What the local participant has at a media server; null: the connections to the others carry it. */
  readonly published: Published | null;
  /** What it is published over; null: not at a media server. */
  readonly peer: MeasuredPeer | null;
  /** The room is entered, in the topology of now. */
  begin(): void;
  /** What is sent, or whether it may be, is another now. */
  update(): void;
  /** How much of each stream's video is published. */
  limit(limitsOf: LimitsOf): void;
  /** What arrives of another member, who is shown in these streams. */
  member(shown: () => SourceStreams, onChange: () => void): MemberMedia;
  end(): void;
}

/** Makes it, without a room. @param code for tests. @default the code for a media server */
export function createRoomMedia(room: RoomMediaOptions, code = serverMediaCode): RoomMedia {
  const { environment, options } = room;
  /** One stay on a media server, from when the room is entered; null: in a mesh. */
  let stay: { server: ServerMedia | null } | null = null;
  /** Who is met before the code is there. */
  const waiting = new Set<() => void>();
  let limitsOf = noLimits;
  let told = '';
  let shownPeer: MeasuredPeer | null = null;
  let error: RtcError | null = null;

  async function fetchCode(own: NonNullable<typeof stay>) {
    const part = await code.load();
    if (stay !== own) return;
    if (part instanceof RtcError) return tell(part);
    own.server = part.createServerMedia({ environment, options, onChange: onServerChange });
    own.server.limit(limitsOf);
    media.update();
    for (const onChange of waiting) onChange();
  }

  function tell(next: RtcError | null) {
    if (next === error) return;
    const before = error;
    error = next;
    room.onError(next, before);
  }

  function onServerChange() {
    if (!stay?.server) return;
    tell(stay.server.error);
    const { published, peer } = stay.server;
    const now = JSON.stringify(published);
    if (now === told && peer === shownPeer) return;
    told = now;
    shownPeer = peer;
    room.onChange();
  }

  const media: RoomMedia = {
    get published() {
      return stay && (stay.server?.published ?? NOTHING);
    },
    get peer() {
      return stay?.server?.peer ?? null;
    },
    begin() {
      if (options.topology?.() !== 'server') return;
      stay = { server: null };
      void fetchCode(stay);
    },
    update() {
      stay?.server?.publish(room.self(), room.streams());
      onServerChange();
    },
    limit(next) {
      limitsOf = next;
      stay?.server?.limit(next);
    },
    member(shown, onChange) {
      if (!stay) return meshMedia;
      const own = stay;
      let made: MemberMedia | null = null;
      waiting.add(onChange);
      return {
        receive(member, published) {
          made ??= own.server?.member(shown, onChange) ?? null;
          return made?.receive(member, published) ?? null;
        },
        get error() {
          return made?.error ?? null;
        },
        get peer() {
          return made?.peer ?? null;
        },
        close() {
          waiting.delete(onChange);
          made?.close();
        },
      };
    },
    end() {
      stay?.server?.publish(null, { camera: null, screen: null });
      stay = null;
      waiting.clear();
      told = '';
      shownPeer = null;
      error = null;
    },
  };
  return media;
}
