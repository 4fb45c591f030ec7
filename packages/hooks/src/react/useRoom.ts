import { useCallback, useEffect, useMemo } from 'react';
import type { RtcError } from '../core/errors';
import type { IceServersSource } from '../core/peer/iceServers';
import type { Participant } from '../core/room/participant';
import { createRoom } from '../core/room/createRoom';
import type { Senders } from '../core/room/door';
import type { RoomAccess } from '../core/room/policy';
import type { DepartureListener, Knock, Room, RoomStatus } from '../core/room/room';
import { noSignaling } from '../core/signaling/noSignaling';
import type { Signaling } from '../core/signaling/port';
import { useLatest } from './useLatest';
import { useStore } from './useStore';

/** A stream, or the result of a hook that has one (`useUserMedia`, `useDisplayMedia`). */
export type StreamSource = MediaStream | { readonly stream: MediaStream | null } | null;

/** How `useRoom` enters a room. */
export interface UseRoomOptions {
  /** The transport, bound to one room. Null: not yet. Keep its identity: another one is another room. */
  signaling: Signaling | null;
  /** What one is called. Transports with an authorizing server may take the name from there instead. */
  name: string;
  /** One's camera and microphone. @default none: one sees and hears without being seen */
  media?: StreamSource | undefined;
  /** The screen one shares. @default none */
  screen?: StreamSource | undefined;
  /**
   * Encrypts the signaling end to end; all members need the same one, from `createRoomKey`, best from the
   * fragment of the room's link. Read at `join()`. @default none: the transport can read along
   */
  roomKey?: string | null | undefined;
  /** Whether to send and to be sent little, for a slow or a paid network. @default false */
  saveData?: boolean | undefined;
  /**
   * Who sends. `'hosts'` is one to many: the others see and hear the hosts, connect to nobody else, and send
   * nothing but data. All members give the same; who is a host, the signaling's server says. Read at `join()`.
   * @default 'everyone'
   */
  senders?: Senders | undefined;
  /** Called when somebody left (`'left'`) or could not be reached any more (`'lost'`). */
  onDeparture?: DepartureListener | undefined;
  /** Read at `join()` and at each new connection. @default none: enough on one network */
  iceServers?: IceServersSource | undefined;
  /** `'relay'` hides one's own addresses from the others, and needs TURN. @default 'all' */
  iceTransportPolicy?: RTCIceTransportPolicy | undefined;
  /**
   * Video codecs in order of preference, such as `['VP9', 'VP8']`. Read at each new connection.
   * @default the browser's order
   */
  videoCodecs?: readonly string[] | undefined;
}

/** A room and the people in it. */
export interface UseRoomResult {
  status: RoomStatus;
  /** Oneself, while one is in the room. */
  self: Participant | null;
  /** The others. */
  participants: readonly Participant[];
  /** Why it failed, or what went wrong although it goes on. */
  error: RtcError | null;
  /** Whether newcomers come in, or knock and wait for a host. */
  access: RoomAccess;
  /** The room is locked, and one waits outside, `'joining'`, for a host to open. */
  waiting: boolean;
  /** Who waits outside, as hosts see it; empty for everybody else. */
  knocking: readonly Knock[];
  /** Enters. Resolves once one is in, was refused, or left again; never rejects. */
  join(): Promise<void>;
  /** Leaves; one can join again. */
  leave(): void;
  /** Locks or opens the room: who is in stays. For hosts; @returns false if one is none. */
  setAccess(access: RoomAccess): boolean;
  /** Lets somebody in who knocks. For hosts; @returns false if one is none. */
  admit(id: string): boolean;
  /** Turns somebody away who knocks, or puts them out of the room. For hosts; @returns false if one is none. */
  remove(id: string): boolean;
  /** The room itself, for the hooks that build on it. */
  room: Room;
}

const streamOf = (source: StreamSource | undefined) =>
  source && 'stream' in source ? source.stream : (source ?? null);

/**
 * Joins a room and connects to everybody in it, directly, one connection a pair.
 *
 * Nothing happens before `join()`. The room is left when the component unmounts; local tracks go on, since
 * whoever acquired them stops them.
 */
export function useRoom(options: UseRoomOptions): UseRoomResult {
  const { signaling, media, screen } = options;
  const getOptions = useLatest(options);

  const room = useMemo(
    () =>
      createRoom({
        signaling: signaling ?? noSignaling,
        name: () => getOptions().name,
        saveData: () => getOptions().saveData,
        senders: () => getOptions().senders,
        roomKey: () => getOptions().roomKey,
        iceServers: () => getOptions().iceServers,
        iceTransportPolicy: () => getOptions().iceTransportPolicy,
        videoCodecs: () => getOptions().videoCodecs,
      }),
    [signaling, getOptions],
  );

  useEffect(() => {
    const unsubscribe = room.subscribeToDepartures((...departure) => getOptions().onDeparture?.(...departure));
    return () => {
      room.leave();
      unsubscribe();
    };
  }, [room, getOptions]);

  const cameraStream = streamOf(media);
  const screenStream = streamOf(screen);
  useEffect(() => room.setMedia(cameraStream, screenStream), [room, cameraStream, screenStream]);

  // After every render; it does nothing unless the name or `saveData` is another one.
  useEffect(() => room.update());

  const { status, self, participants, error, access, waiting, knocking } = useStore(room);
  return {
    status,
    self,
    participants,
    error,
    access,
    waiting,
    knocking,
    join: useCallback(() => room.join(), [room]),
    leave: useCallback(() => room.leave(), [room]),
    setAccess: useCallback((next: RoomAccess) => room.setAccess(next), [room]),
    admit: useCallback((id: string) => room.admit(id), [room]),
    remove: useCallback((id: string) => room.remove(id), [room]),
    room,
  };
}
