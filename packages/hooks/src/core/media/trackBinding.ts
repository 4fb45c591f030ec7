import type { HeldCapture } from './captureReplacement';
import { onInterruptionChange } from './interruption';
import { outputOf } from './processedCapture';
import { addTrackTo, removeTrackFrom, swapTrackIn } from './streamTracks';
import { onTrackEnabledChange } from './trackEnabled';

/** The place of one camera or microphone in a stream, and the capture that has it now, or what it was made into. */
export interface TrackBinding {
  /** What is captured and in the stream; `null` while the place is free. */
  held(): HeldCapture | null;
  /** Puts a track into the place; one that was there before is taken out and given back. */
  put(next: HeldCapture): void;
  /** Takes the track out and gives it back, at once or to the caller that takes it over in this task. */
  clear(give: 'release' | 'transfer'): void;
}

/** What happens to the captured track in the slot without the slot's doing. */
export interface TrackBindingEvents {
  /** The track ended: unplugged, taken back, crashed. It is still held. */
  onEnded(): void;
  /** The track was muted or unmuted: by another caller that shares it, or by the system. */
  onMuteChange(): void;
}

/** Makes a free slot; `stream` is asked for when the first track comes. */
export function createTrackBinding(stream: () => MediaStream, events: TrackBindingEvents): TrackBinding {
  let held: HeldCapture | null = null;
  let unlisten: (() => void) | null = null;

  function listen({ track }: HeldCapture): () => void {
    const undo = [onTrackEnabledChange(track, events.onMuteChange), onInterruptionChange(track, events.onMuteChange)];
    const onEnded = () => events.onEnded();
    track.addEventListener('ended', onEnded);
    return () => {
      for (const each of undo) each();
      track.removeEventListener('ended', onEnded);
    };
  }

  return {
    held: () => held,
    put(next) {
      const previous = held;
      held = next;
      unlisten?.();
      unlisten = listen(next);
      if (!previous) return addTrackTo(stream(), outputOf(next));
      swapTrackIn(stream(), outputOf(previous), outputOf(next));
      // The same one may have been adjusted.
      if (previous.lease !== next.lease) previous.lease.release();
    },
    clear(give) {
      unlisten?.();
      unlisten = null;
      if (!held) return;
      const gone = held;
      held = null;
      removeTrackFrom(stream(), outputOf(gone));
      gone.lease[give]();
    },
  };
}

/** The device that feeds a track, as the browser names it. */
export function deviceIdOf(track: MediaStreamTrack): string {
  return track.getSettings().deviceId ?? '';
}
