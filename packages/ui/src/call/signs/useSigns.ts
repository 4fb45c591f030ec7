import type { Room } from '@visavis/hooks';
import { useSyncExternalStore } from 'react';
import { createSigns, type Signs, type SignsState } from './signs';

/** What everybody shows, and the means for the local participant to show something. */
export interface UseSignsResult extends SignsState, Pick<Signs, 'raiseHand' | 'react' | 'setRecording'> {}

/**
 * Hands, reactions, and that somebody records.
 *
 * @param call what `useRoom` returned
 */
export function useSigns({ room }: { room: Room }): UseSignsResult {
  const signs = room.part(createSigns);
  const state = useSyncExternalStore(signs.subscribe, signs.getSnapshot, signs.getSnapshot);
  return { ...state, raiseHand: signs.raiseHand, react: signs.react, setRecording: signs.setRecording };
}
