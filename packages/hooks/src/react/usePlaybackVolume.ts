import { useCallback, useMemo } from 'react';
import { createPlaybackVolumes } from '../core/media/playbackVolumes';
import { useStore } from './useStore';

/** How loud the user wants to hear one participant. */
export interface UsePlaybackVolumeResult {
  /** From 0 (silent) to 2 (twice as loud). @default 1 */
  volume: number;
  /** Sets it, within 0 and 2; it is remembered by the participant's name. */
  setVolume(volume: number): void;
}

/** One for the page: a volume that is set in one place is shown in all. */
const volumes = /* @__PURE__ */ createPlaybackVolumes();

/**
 * How loud the user wants to hear a participant, remembered in `localStorage` by their name. `usePlaybackVolumes` gives the
 * volumes of all to what plays them.
 */
export function usePlaybackVolume(participant: { readonly name: string } | null): UsePlaybackVolumeResult {
  const name = participant?.name ?? null;
  const { byName } = useStore(volumes);
  const volume = name === null ? 1 : (byName.get(name) ?? 1);
  const setVolume = useCallback((next: number) => name !== null && volumes.set(name, next), [name]);
  return useMemo(() => ({ volume, setVolume }), [volume, setVolume]);
}

/** The volumes of these participants by id, from 0 to 2, for `CallAudio`. Who is heard as everybody is isn't in it. */
export function usePlaybackVolumes(
  participants: readonly { readonly id: string; readonly name: string }[],
): Readonly<Record<string, number>> {
  const { byName } = useStore(volumes);
  return useMemo(
    () =>
      Object.fromEntries(
        participants.flatMap(({ id, name }) => {
          const volume = byName.get(name);
          return volume === undefined ? [] : [[id, volume]];
        }),
      ),
    [participants, byName],
  );
}
