/** A tone that sounds into an audio track and nowhere else. */
export interface Tone {
  readonly track: MediaStreamTrack;
  /** From 0 to 1. */
  setVolume(level: number): void;
  /** Ends the track; the last tone closes the audio context they all share. Safe to call twice. */
  stop(): void;
}

/** Browsers allow a page only a few contexts, so all tones share one, for as long as there are any. */
let shared: { context: AudioContext; tones: number } | null = null;

/** Starts a sine tone of `hz` hertz at half volume. */
export function holdTone(hz: number): Tone {
  const own = (shared ??= { context: new AudioContext(), tones: 0 });
  own.tones += 1;
  const { context } = own;
  const oscillator = new OscillatorNode(context, { frequency: hz });
  const gain = new GainNode(context, { gain: 0.5 });
  const destination = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
  oscillator.connect(gain).connect(destination);
  oscillator.start();
  // Settles once the page may play sound, and rejects if the last tone is gone by then: neither matters here.
  context.resume().catch(() => undefined);

  const track = destination.stream.getAudioTracks()[0];
  if (!track)
    throw new Error('This browser cannot capture an oscillator, so it has no synthetic microphone.');

  let stopped = false;
  return {
    track,
    setVolume(level) {
      gain.gain.value = level;
    },
    stop() {
      if (stopped) return;
      stopped = true;
      oscillator.stop();
      oscillator.disconnect();
      gain.disconnect();
      track.stop();
      own.tones -= 1;
      if (own.tones > 0) return;
      shared = null;
      void context.close();
    },
  };
}
