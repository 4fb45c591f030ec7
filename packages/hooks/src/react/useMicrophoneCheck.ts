import { useMemo } from 'react';
import { createAudioLevel } from '../core/media/audioLevel';
import {
  createMicrophoneCheck,
  type MicrophoneCheckOptions,
  type MicrophoneCheckState,
  type MicrophoneCheckStatus,
} from '../core/media/microphoneCheck';
import type { TrackState } from '../core/media/trackControl';
import { createStore } from '../core/store';
import { useStore } from './useStore';

/** Whose microphone is checked; the result of `useUserMedia` is one. */
export interface CheckableMedia {
  microphone: Pick<TrackState, 'status' | 'track'>;
}

export type UseMicrophoneCheckOptions = MicrophoneCheckOptions;

/**
 * What is wrong with a microphone that is on: it is silent, the system has muted it, or it is so loud that it distorts. Renders
 * again only when that changes. Each device is checked anew; once it was heard it is not silent any more.
 *
 * @param media null: there is no microphone yet
 */
export function useMicrophoneCheck(
  media: CheckableMedia | null,
  options: UseMicrophoneCheckOptions = {},
): MicrophoneCheckStatus {
  const { silentMs } = options;
  const { status = 'off', track = null } = media?.microphone ?? {};
  const heard = status === 'on' ? track : null;
  const store = useMemo(() => heard && createMicrophoneCheck(createAudioLevel(heard), { silentMs }), [heard, silentMs]);
  const checked = useStore(store ?? nothing).status;
  if (status === 'interrupted') return 'muted-by-system';
  return store ? checked : 'idle';
}

const nothing = createStore<MicrophoneCheckState>({ status: 'ok' });
