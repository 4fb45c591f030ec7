import type { HeldCapture } from './captureReplacement';
import { addTrackTo, removeTrackFrom, swapTrackIn } from './streamTracks';
import { onTrackEnabledChange } from './trackEnabled';

/** The place of one camera or microphone in a stream, and whoever has it now. */
export interface TrackSlot {
  /** What is captured and in the stream; `null` while the place is free. */
  held(): HeldCapture | null;
  /** Puts a track into the place; one that was there before is taken out and given back. */
  put(next: HeldCapture): void;
  /** Takes the track out and gives it back, at once or to whoever takes it over in this task. */
  clear(give: 'release' | 'handOver'): void;
}

/** What happens to the track in the slot without the slot's doing. */
export interface TrackSlotEvents {
  /** The track ended: unplugged, taken back, crashed. It is still held. */
  onEnded(): void;
  /** Somebody who shares the track muted or unmuted it. */
  onEnabledChange(): void;
}

/** Makes a free slot; `stream` is asked for when the first track comes. */
export function createTrackSlot(stream: () => MediaStream, events: TrackSlotEvents): TrackSlot {
  let held: HeldCapture | null = null;
  let unlisten: (() => void) | null = null;

  function listen({ track }: HeldCapture): () => void {
    const stop = onTrackEnabledChange(track, events.onEnabledChange);
    track.addEventListener('ended', events.onEnded);
    return () => {
      stop();
      track.removeEventListener('ended', events.onEnded);
    };
  }

  return {
    held: () => held,
    put(next) {
      const previous = held;
      held = next;
      unlisten?.();
      unlisten = listen(next);
      if (!previous) return addTrackTo(stream(), next.track);
      swapTrackIn(stream(), previous.track, next.track);
      previous.lease.release();
    },
    clear(give) {
      unlisten?.();
      unlisten = null;
      if (!held) return;
      const { track, lease } = held;
      held = null;
      removeTrackFrom(stream(), track);
      lease[give]();
    },
  };
}

/** The device that feeds a track, as the browser names it. */
export function deviceIdOf(track: MediaStreamTrack): string {
  return track.getSettings().deviceId ?? '';
}
