import type { Environment } from '../environment/environment';
import type { RtcError } from '../errors';
import { limitMember, mostWanted } from './limitMember';
import type { LocalMedia } from './localMedia';
import type { LocalParticipant } from './localParticipant';
import type { RemoteMember } from './remoteMember';
import type { RoomOptions } from './room';
import { createRoomLoad } from './roomLoad';
import type { RoomMedia } from './topology/roomMedia';

/** What decides how much the local participant sends. */
export interface RoomSendingOptions {
  environment: Environment;
  options: Pick<RoomOptions, 'sending'>;
  local: Pick<LocalParticipant, 'savesData'>;
  media: Pick<RoomMedia, 'limit' | 'peer'>;
  localMedia: Pick<LocalMedia, 'isScreen'>;
  /** To whom the room sends. */
  connecting(): readonly RemoteMember[];
  /** How busy the machine is can't be watched. */
  onError(error: RtcError): void;
}

/** How much the local participant sends: to each of the others, or once to a media server. */
export interface RoomSending {
  /** Watches how busy the machine is from now on. */
  watch(): void;
  unwatch(): void;
  /** Gives each of the others, or (given) one of them, and the media server their share of what can be sent. */
  share(remote?: RemoteMember): void;
}

/** Makes it; nothing is watched. */
export function createRoomSending(room: RoomSendingOptions): RoomSending {
  const { options, local, media, connecting } = room;
  const { isScreen } = room.localMedia;
  const load = createRoomLoad(room.environment, { connections, onChange: () => share(), onError: room.onError });

  /** Those that have something to encode. */
  function connections() {
    const peers = media.peer ? [media.peer] : connecting().map(({ participant }) => participant.peer);
    return peers.flatMap((peer) => peer?.connection ?? []);
  }

  function share(remote?: RemoteMember) {
    const members = connecting();
    const common = { sending: options.sending?.(), saveData: local.savesData, isScreen, load };
    for (const member of remote ? [remote] : members) limitMember(member, { ...common, others: members.length });
    // A media server is sent one stream for all, as large as any of them wants.
    const server = { wanted: mostWanted(members.map(({ wanted }) => wanted)), setLimits: media.limit, setAudioFormat: () => undefined };
    limitMember(server, { ...common, others: 1 });
  }

  return { watch: load.watch, unwatch: load.unwatch, share };
}
