import type { Room } from './room';

/** A room, or what has one: the result of `useRoom`. */
export type RoomSource = Room | { readonly room: Room };

/** The room of a source. */
export const roomOf = (source: RoomSource): Room => ('room' in source ? source.room : source);
