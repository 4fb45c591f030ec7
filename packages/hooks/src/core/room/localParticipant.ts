import type { Environment } from '../environment/environment';
import type { Member } from '../signaling/port';
import type { LocalState } from './controlMessage';
import type { LocalMedia } from './localMedia';
import { isSameParticipant, type Participant } from './participant';
import type { RoomOptions } from './room';
import type { RoomMedia } from './topology/roomMedia';

/** What the local participant is, to its own application and to the others. */
export interface LocalParticipant {
  readonly savesData: boolean;
  /** What is sent to the others over the connections to them. */
  readonly streams: readonly MediaStream[];
  /** What the others are told. */
  describe(): LocalState;
  /** As one of the room's participants; `self` is how the signaling lists it. */
  asParticipant(self: Member): Participant;
  /** Whether the name, the preferred quality or what is to be sent is another than when this was asked last. */
  hasChanged(): boolean;
}

/**
 * Makes it.
 *
 * @param canPublish whether it sends audio and video, which only hosts do in a broadcast
 * @param media what of it goes to a media server
 */
export function createLocalParticipant(
  options: Pick<RoomOptions, 'name' | 'saveData' | 'sending'>,
  environment: Environment,
  local: LocalMedia,
  canPublish: () => boolean,
  media: Pick<RoomMedia, 'published' | 'peer'>,
): LocalParticipant {
  let profile = '';
  let last: Participant | null = null;
  const savesData = () => options.saveData?.() ?? false;

  function describeMedia() {
    const { published } = media;
    const described = { ...local.describe(options.name()), ...(published && { published }) };
    if (canPublish()) return described;
    return { ...described, microphone: 'off', cameraStatus: 'off', camera: null, screen: null } as const;
  }

  return {
    get savesData() {
      return savesData();
    },
    get streams() {
      return canPublish() && !media.published ? local.streams : [];
    },
    describe: () => ({ ...describeMedia(), preferredQuality: savesData() || !environment.isWatched ? 'low' : 'all' }),
    asParticipant({ id, role = 'guest' }) {
      const { name, microphone, cameraStatus } = describeMedia();
      const [camera, screen] = canPublish() ? [local.camera, local.screen] : [null, null];
      const none = { error: null, remoteError: null, peer: null, mediaPeer: media.peer };
      const next: Participant = { id, name, role, status: 'connected', camera, screen, microphone, cameraStatus, ...none };
      last = last && isSameParticipant(last, next) ? last : next;
      return last;
    },
    hasChanged() {
      const before = profile;
      profile = JSON.stringify([options.name(), savesData(), options.sending?.()]);
      return profile !== before;
    },
  };
}

