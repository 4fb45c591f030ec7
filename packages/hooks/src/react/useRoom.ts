import { useEffect, useMemo, useRef } from 'react';
import type { IceServersSource } from '../core/peer/iceServers';
import type { SendingOptions } from '../core/peer/sendingOptions';
import type { RoomAccess } from '../core/room/access/policy';
import { createRoomLater } from '../core/room/createRoomLater';
import type { RoomMode } from '../core/room/desiredPeers';
import type { ParticipantJoinedListener, ParticipantLeftListener } from '../core/room/participantEvents';
import type { Room, RoomState } from '../core/room/room';
import { loadRoomCode } from '../core/room/roomCode';
import type { MediaEndpointOf, RoomTopology } from '../core/room/topology/topology';
import { noSignaling } from '../core/signaling/noSignaling';
import type { Signaling } from '../core/signaling/port';
import { useInlineSignalingWarning } from './useInlineSignalingWarning';
import { useLatest } from './useLatest';
import { useStore } from './useStore';

/** A stream, or the result of a hook that has one (`useUserMedia`, `useDisplayMedia`). */
export type StreamSource = MediaStream | { readonly stream: MediaStream | null } | null;

/** How `useRoom` enters a room. */
export interface UseRoomOptions {
  /** The transport, bound to one room. Null: not yet. Keep its identity: another one is another room. */
  signaling: Signaling | null;
  /** The local participant's name. Transports with an authorizing server may take the name from there instead. */
  name: string;
  /** The camera and microphone to send. @default none: the local participant sees and hears without being seen */
  media?: StreamSource | undefined;
  /** The screen to share. @default none */
  screen?: StreamSource | undefined;
  /** Joins as soon as there is `signaling`; else nothing happens until `join()`. @default false */
  autoJoin?: boolean | undefined;
  /**
   * How the room begins, as long as no host has decided it. `'locked'`: guests wait until a host admits them, also where
   * nobody is there yet. The word of the signaling's server goes before. All members give the same. @default 'open'
   */
  access?: RoomAccess | undefined;
  /**
   * `'broadcast'` is one to many: the others see and hear the hosts, connect to nobody else, and send nothing but data.
   * All members give the same; who is a host, the signaling's server says. Read at `join()`. @default 'mesh'
   */
  mode?: RoomMode | undefined;
  /**
   * `'server'`: audio and video go over a media server that speaks WHIP and WHEP, for more people than a mesh can hold; it hears and
   * sees what it passes on. All else goes from member to member as before. All members give the same. Read at `join()`.
   * @default 'mesh'
   */
  topology?: RoomTopology | undefined;
  /**
   * With `topology: 'server'`: gives the URL and the token to publish the local participant's camera or screen with (WHIP). Asked for
   * each session, and again after a minute. @default none: the local participant sees and hears without being seen
   */
  publication?: MediaEndpointOf | undefined;
  /**
   * With `topology: 'server'`: gives the URL and the token to play another participant's camera or screen with (WHEP). Asked for each
   * session, and again after a minute. @default none: nobody is seen or heard
   */
  subscription?: MediaEndpointOf | undefined;
  /**
   * Encrypts the signaling end to end; all members need the same one, from `createRoomKey`, best from the
   * fragment of the room's link. Read at `join()`. @default none: the transport can read along
   */
  roomKey?: string | null | undefined;
  /**
   * How much is sent, where the application decides it rather than the number of participants: resolution, frame rate and bit
   * rate of camera and screen; music, stereo and bit rate of the microphone. May change at any time. Who saves data or looks
   * elsewhere is sent little all the same. @default 720 lines to one, smaller the more there are; a screen at 1080 lines
   */
  sending?: SendingOptions | undefined;
  /** Whether to send and to be sent little, for a slow or a paid network. @default false */
  saveData?: boolean | undefined;
  /** Called with each participant who comes in after the local one. */
  onParticipantJoined?: ParticipantJoinedListener | undefined;
  /** Called with each participant who left or was put out (`'left'`), or could not be reached any more (`'lost'`). */
  onParticipantLeft?: ParticipantLeftListener | undefined;
  /** Read at `join()` and at each new connection. @default none: enough on one network */
  iceServers?: IceServersSource | undefined;
  /** `'relay'` hides the local addresses from the others, and needs TURN. @default 'all' */
  iceTransportPolicy?: RTCIceTransportPolicy | undefined;
  /**
   * Video codecs in order of preference, such as `['VP9', 'VP8']`. Read at each new connection.
   * @default the browser's order
   */
  videoCodecs?: readonly string[] | undefined;
}

/** What of a room a component can do: see `Room` for each. They stay the same as long as the room does. */
export type RoomActions = Pick<
  Room,
  'join' | 'leave' | 'setAccess' | 'admit' | 'decline' | 'remove' | 'ban' | 'endForAll'
>;

/** A room and its participants. The same object until something in it changes. */
export interface UseRoomResult extends RoomState, RoomActions {
  /** The room itself, for the hooks that build on it. */
  readonly room: Room;
}

const streamOf = (source: StreamSource | undefined) =>
  source && 'stream' in source ? source.stream : (source ?? null);

const ACTIVE: readonly RoomState['status'][] = ['joining', 'waiting', 'joined', 'reconnecting'];

/**
 * Joins a room and connects to everybody in it, directly, one connection a pair; audio and video may go over a media server.
 *
 * Nothing happens before `join()`, or `autoJoin`, but that the room's code is fetched. The room is left when the component
 * unmounts, and joined again when it only was away for a while (Fast Refresh, `<Activity>`, the back/forward cache);
 * local tracks go on, since who acquired them stops them.
 */
export function useRoom(options: UseRoomOptions): UseRoomResult {
  const { signaling, media, screen, autoJoin = false } = options;
  const getOptions = useLatest(options);
  useInlineSignalingWarning(signaling);

  const room = useMemo(
    () =>
      createRoomLater({
        signaling: signaling ?? noSignaling,
        name: () => getOptions().name,
        access: () => getOptions().access,
        mode: () => getOptions().mode,
        topology: () => getOptions().topology,
        publication: (...asked) => getOptions().publication?.(...asked) ?? null,
        subscription: (...asked) => getOptions().subscription?.(...asked) ?? null,
        saveData: () => getOptions().saveData,
        sending: () => getOptions().sending,
        roomKey: () => getOptions().roomKey,
        iceServers: () => getOptions().iceServers,
        iceTransportPolicy: () => getOptions().iceTransportPolicy,
        videoCodecs: () => getOptions().videoCodecs,
      }),
    [signaling, getOptions],
  );

  // So that it is there before a join. A join without it tries again, and tells.
  useEffect(() => void loadRoomCode(), []);

  /** The signaling over which the room was left by an effect's cleanup, rather than by a call of `leave`. */
  const interrupted = useRef<Signaling | null>(null);
  useEffect(() => {
    const unsubscribe = [
      room.onParticipantJoined((...joined) => getOptions().onParticipantJoined?.(...joined)),
      room.onParticipantLeft((...left) => getOptions().onParticipantLeft?.(...left)),
    ];
    if (signaling && interrupted.current === signaling) void room.join();
    interrupted.current = null;
    return () => {
      if (ACTIVE.includes(room.getSnapshot().status)) interrupted.current = signaling;
      room.leave();
      for (const each of unsubscribe) each();
    };
  }, [room, signaling, getOptions]);

  useEffect(() => {
    if (autoJoin && signaling && room.getSnapshot().status === 'idle') void room.join();
  }, [autoJoin, signaling, room]);

  const cameraStream = streamOf(media);
  const screenStream = streamOf(screen);
  useEffect(() => room.setMedia(cameraStream, screenStream), [room, cameraStream, screenStream]);

  // After every render; it does nothing unless the name, `saveData` or `sending` says something else.
  useEffect(() => room.update());

  const state = useStore(room);
  return useMemo(() => {
    const { join, leave, setAccess, admit, decline, remove, ban, endForAll } = room;
    return { ...state, join, leave, setAccess, admit, decline, remove, ban, endForAll, room };
  }, [state, room]);
}
