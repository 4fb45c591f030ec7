import type { Environment } from '../environment/environment';
import type { Member } from '../signaling/port';
import type { MemberState } from './controlMessage';
import type { LocalMedia } from './localMedia';
import type { Participant } from './participant';
import type { RoomOptions } from './room';

/** What one is in a room, to oneself and to the others. */
export interface Oneself {
  readonly savesData: boolean;
  /** What is sent to the others. */
  readonly streams: readonly MediaStream[];
  /** What the others are told. */
  describe(): MemberState;
  /** As one of the room's participants; `self` is how the signaling lists one. */
  asParticipant(self: Member): Participant;
  /** Whether the name or the wish to save data is another than when this was asked last. */
  hasChanged(): boolean;
}

/** Makes it. `maySend`: whether the others see and hear one, which is the hosts' privilege in some rooms. */
export function createOneself(
  options: Pick<RoomOptions, 'name' | 'saveData'>,
  environment: Environment,
  local: LocalMedia,
  maySend: () => boolean,
): Oneself {
  let profile = '';
  const savesData = () => options.saveData?.() ?? false;

  function describeMedia() {
    const described = local.describe(options.name());
    if (maySend()) return described;
    return { ...described, microphone: 'off', picture: 'off', camera: null, screen: null } as const;
  }

  return {
    get savesData() {
      return savesData();
    },
    get streams() {
      return maySend() ? local.streams : [];
    },
    describe: () => ({ ...describeMedia(), wants: savesData() || !environment.isWatched ? 'little' : 'all' }),
    asParticipant({ id, role = 'guest' }) {
      const { name, microphone, picture } = describeMedia();
      const [camera, screen] = maySend() ? [local.camera, local.screen] : [null, null];
      const none = { error: null, remoteError: null, peer: null };
      return { id, name, role, status: 'connected', camera, screen, microphone, picture, ...none };
    },
    hasChanged() {
      const before = profile;
      profile = JSON.stringify([options.name(), savesData()]);
      return profile !== before;
    },
  };
}
