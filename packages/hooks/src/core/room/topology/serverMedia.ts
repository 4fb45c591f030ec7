import type { Environment } from '../../environment/environment';
import type { RtcError } from '../../errors';
import type { LimitsOf } from '../../peer/localStreams';
import type { MeasuredPeer } from '../../peer/stats/measuredPeer';
import type { Member } from '../../signaling/port';
import { createWhepPlayer } from '../../whip/whepPlayer';
import type { RoomOptions } from '../room';
import type { MemberMedia, Published, SourceStreams } from './mediaPort';
import { openMediaSession } from './mediaSession';
import { createMemberSubscriptions } from './memberSubscriptions';
import { createPublisher } from './publisher';

/** What a room on a media server needs. */
export interface ServerMediaOptions {
  environment: Environment;
  options: Pick<RoomOptions, 'publication' | 'subscription' | 'iceTransportPolicy' | 'videoCodecs'>;
  /** What the local participant has at the server, or what stands in its way, is another now. */
  onChange(): void;
}

/** A room's media over a media server. */
export interface ServerMedia {
  /** What the local participant has there. */
  readonly published: Published;
  readonly error: RtcError | null;
  readonly peer: MeasuredPeer | null;
  /** Publishes these as this member; null: it is not in the room. */
  publish(self: Member | null, streams: SourceStreams): void;
  /** How much of each stream's video is published. */
  limit(limitsOf: LimitsOf): void;
  /** The media of one other member, which is shown in these streams. */
  member(shown: () => SourceStreams, onChange: () => void): MemberMedia;
}

/** Makes it; nothing is published. */
export function createServerMedia({ environment, options, onChange }: ServerMediaOptions): ServerMedia {
  const settings = () => ({ iceTransportPolicy: options.iceTransportPolicy?.(), videoCodecs: options.videoCodecs?.() });
  const endpointOf: NonNullable<RoomOptions['publication']> = (...asked) => options.publication?.(...asked) ?? null;
  const camera = createPublisher({ environment, source: 'camera', endpointOf, settings, onChange });
  const screen = createPublisher({ environment, source: 'screen', endpointOf, settings, onChange });

  return {
    get published() {
      return { camera: camera.published, screen: screen.published };
    },
    get error() {
      return camera.error ?? screen.error;
    },
    get peer() {
      return camera.peer ?? screen.peer;
    },
    publish(self, streams) {
      camera.set(self, streams.camera);
      screen.set(self, streams.screen);
    },
    limit(limitsOf) {
      camera.limit(limitsOf);
      screen.limit(limitsOf);
    },
    member: (shown, onMemberChange) =>
      createMemberSubscriptions({
        environment,
        shown,
        onChange: onMemberChange,
        open: (member, source, kinds, onSession) =>
          openMediaSession({
            environment,
            settings,
            ask: () => options.subscription?.(member, source) ?? null,
            make(read) {
              const player = createWhepPlayer(read);
              player.setKinds(kinds);
              return player;
            },
            onChange: onSession,
          }),
      }),
  };
}
