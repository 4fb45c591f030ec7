import { createStore, type Store } from '../store';
import { whileSubscribed } from '../whileSubscribed';
import { createAudioLevel } from './audioLevel';
import { createSpeaking, type SpeakingOptions, type SpeakingState } from './speaking';
import { onTracksChange } from './streamTracks';
import { onTrackEnabledChange } from './trackEnabled';

/**
 * Makes a detector of speech into a muted microphone. A muted track is silent for everybody, so while it is
 * muted this one listens to a clone of its own, which is heard here and sent to nobody, and stopped as soon as
 * the track is unmuted, ends or leaves the stream. It listens from its first subscriber to its last.
 */
export function createMutedSpeech(
  source: MediaStream | MediaStreamTrack | null,
  options: SpeakingOptions = {},
): Store<SpeakingState> {
  const store = createStore<SpeakingState>({ speaking: false });

  function listen(muted: MediaStreamTrack): () => void {
    const monitorTrack = muted.clone();
    monitorTrack.enabled = true;
    const speaking = createSpeaking(createAudioLevel(monitorTrack), options);
    const undo = speaking.subscribe(() => store.set(speaking.getSnapshot()));
    return () => {
      undo();
      monitorTrack.stop();
    };
  }

  function start(): () => void {
    if (!source) return () => {};
    let track: MediaStreamTrack | undefined;
    let unfollow: (() => void) | null = null;
    let unlisten: (() => void) | null = null;

    function look(): void {
      const isMuted = track?.readyState === 'live' && !track.enabled;
      if (isMuted && track) unlisten ??= listen(track);
      else stopListening();
    }

    function stopListening(): void {
      unlisten?.();
      unlisten = null;
      store.set({ speaking: false });
    }

    function follow(): void {
      const next = source && 'getAudioTracks' in source ? source.getAudioTracks()[0] : (source ?? undefined);
      if (next === track) return;
      unfollow?.();
      stopListening();
      track = next;
      unfollow = next ? watch(next, look) : null;
      look();
    }

    follow();
    const unwatch = 'getAudioTracks' in source ? onTracksChange(source, follow) : null;
    return () => {
      unwatch?.();
      unfollow?.();
      stopListening();
    };
  }

  return {
    getSnapshot: store.getSnapshot,
    getInitialSnapshot: store.getInitialSnapshot,
    subscribe: whileSubscribed(store.subscribe, start),
  };
}

function watch(track: MediaStreamTrack, listener: () => void): () => void {
  const undo = onTrackEnabledChange(track, listener);
  track.addEventListener('ended', listener);
  return () => {
    undo();
    track.removeEventListener('ended', listener);
  };
}
