import { useMemo } from 'react';
import type { RtcError } from '../core/errors';
import { createSharedStates } from '../core/room/sharedState/sharedState';
import { roomOf, type RoomSource } from '../core/room/roomSource';
import { useStore } from './useStore';

/** How to check what the others write. */
export interface UseSharedStateOptions<T> {
  /** Gives a value of another participant its type, or throws to keep the value of before. @default none: `T` is a hope */
  parse?: ((value: unknown) => T) | undefined;
}

/**
 * A value that everyone in a room shares, such as the slide that is shown. The last writer wins, the same one at everyone;
 * those who come later, or were away, get it when they are connected.
 *
 * @param room a room, or what `useRoom` returned
 * @param key which value, 1 to 64 characters; everyone uses the same one
 * @param initial the value before anyone has written
 * @returns the value, and a stable function that writes it: JSON of at most 32 Ki characters, else it returns
 *   `message-too-large`
 */
export function useSharedState<T>(
  room: RoomSource,
  key: string,
  initial: T,
  options: UseSharedStateOptions<T> = {},
): [value: T, set: (next: T) => RtcError | null] {
  const state = roomOf(room).extension(createSharedStates).open(key, initial, options.parse);
  const { value } = useStore(state);
  const { set } = state;
  return useMemo(() => [value, set], [value, set]);
}
