import type { Room } from '@visavis/hooks';
import { useSyncExternalStore } from 'react';
import { createReactions, type Reactions, type ReactionsState } from './createReactions';

/** The raised hands, reactions and recordings of a call, and the local participant's actions. */
export interface UseReactionsResult extends ReactionsState, Pick<Reactions, 'raiseHand' | 'react' | 'setRecording'> {}

/**
 * Raised hands, reactions, and who records.
 *
 * @param call what `useRoom` returned
 */
export function useReactions({ room }: { room: Room }): UseReactionsResult {
  const reactions = room.extension(createReactions);
  const state = useSyncExternalStore(reactions.subscribe, reactions.getSnapshot, reactions.getSnapshot);
  const { raiseHand, react, setRecording } = reactions;
  return { ...state, raiseHand, react, setRecording };
}
