import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { Participant } from '../core/room/participant';
import { createParticipantStore } from '../core/room/participantStore';
import type { Room, RoomState } from '../core/room/room';
import { roomOf, type RoomSource } from '../core/room/roomSource';
import { useStore } from './useStore';
import { useStoreValue } from './useStoreValue';

const RoomContext = createContext<Room | null>(null);

/** What `RoomProvider` takes. */
export interface RoomProviderProps {
  /** What `useRoom` returned, or a room of the engine. */
  room: RoomSource;
  children?: ReactNode;
}

/** Gives a room to the components below, which then need no props for it. Renders nothing of its own. */
export function RoomProvider({ room, children }: RoomProviderProps) {
  return <RoomContext.Provider value={roomOf(room)}>{children}</RoomContext.Provider>;
}

function useProvidedRoom(hook: string): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error(`${hook} found no room: put <RoomProvider room={useRoom(...)}> around the component.`);
  return room;
}

/** A room's state together with the room, whose methods are its actions. */
export interface RoomContextValue extends RoomState {
  readonly room: Room;
}

/**
 * The room of the nearest `RoomProvider`: its state, and `room` with the actions. Renders at every change of the room; a
 * component that shows one thing of it uses `useParticipants`, `useParticipant` or `useLocalParticipant` instead.
 *
 * Throws where there is no provider.
 */
export function useRoomContext(): RoomContextValue {
  const room = useProvidedRoom('useRoomContext');
  const state = useStore(room);
  return useMemo(() => ({ ...state, room }), [state, room]);
}

const participantsOf = ({ participants }: RoomState) => participants;

/** The others in the room of the nearest `RoomProvider`. Renders when they, or something of one of them, change. */
export function useParticipants(): readonly Participant[] {
  return useStoreValue(useProvidedRoom('useParticipants'), participantsOf);
}

/**
 * One participant in the room of the nearest `RoomProvider`, the local one included; null while nobody has this id.
 * Renders when something of this one changes, and of no other.
 */
export function useParticipant(id: string): Participant | null {
  const room = useProvidedRoom('useParticipant');
  return useStore(useMemo(() => createParticipantStore(room, id), [room, id]));
}

const selfOf = ({ self }: RoomState) => self;

/** The local participant in the room of the nearest `RoomProvider`; null before it is let in. */
export function useLocalParticipant(): Participant | null {
  return useStoreValue(useProvidedRoom('useLocalParticipant'), selfOf);
}
