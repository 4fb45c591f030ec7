import type { LevelSource } from '../AudioMeter/AudioMeter';

/** A sound on its way to a speaker. */
export interface TestTone {
  /** How loud it is at the moment. */
  level: LevelSource;
  /** Fulfilled when it has ended or was stopped; rejected if the speaker can't be used. */
  ended: Promise<void>;
  stop: () => void;
}

/** Two notes, a fifth apart: start and pitch in seconds and Hz. */
const notes = [
  [0, 440],
  [0.55, 660],
] as const;
const noteSeconds = 0.7;
const tailSeconds = 0.1;

/**
 * Plays two notes through one speaker; call it from a click.
 *
 * The sound goes through an `<audio>` element, since few browsers let an `AudioContext` choose its speaker.
 *
 * @param speakerId an audio output's `deviceId`; null or empty: the system's speaker
 */
export function playTestTone(speakerId: string | null): TestTone {
  const context = new AudioContext();
  const out = context.createMediaStreamDestination();
  const analyser = context.createAnalyser();
  analyser.connect(out);
  const audio = new Audio();
  audio.srcObject = out.stream;
  const samples = new Float32Array(analyser.fftSize);
  const listeners = new Set<(level: number) => void>();
  let frame = 0;
  const stopping = new AbortController();

  const level: LevelSource = {
    getLevel() {
      analyser.getFloatTimeDomainData(samples);
      return Math.min(samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0) * 2, 1);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  async function run(): Promise<void> {
    const stopped = new Promise<void>((resolve) => {
      stopping.signal.addEventListener('abort', () => resolve());
    });
    try {
      if (speakerId && 'setSinkId' in audio) await audio.setSinkId(speakerId);
      await Promise.all([audio.play(), context.resume()]);
      const tick = () => {
        const now = level.getLevel();
        for (const listener of listeners) listener(now);
        frame = requestAnimationFrame(tick);
      };
      tick();
      await Promise.race([stopped, playNotes(context, analyser)]);
    } finally {
      cancelAnimationFrame(frame);
      audio.pause();
      audio.srcObject = null;
      await context.close();
    }
  }

  return { level, ended: run(), stop: () => stopping.abort() };
}

/** Each swells and fades, which is kind to ears and says by itself that nothing was cut off. */
function playNotes(context: AudioContext, to: AudioNode): Promise<void> {
  const begin = context.currentTime + tailSeconds;
  return new Promise((resolve) => {
    for (const [offset, hz] of notes) {
      const tone = new OscillatorNode(context, { frequency: hz });
      const gain = new GainNode(context, { gain: 0 });
      tone.connect(gain).connect(to);
      const at = begin + offset;
      gain.gain.setValueAtTime(0, at);
      gain.gain.linearRampToValueAtTime(0.4, at + 0.05);
      gain.gain.setTargetAtTime(0, at + 0.15, 0.15);
      tone.start(at);
      tone.stop(at + noteSeconds);
      if (offset > 0) tone.addEventListener('ended', () => resolve());
    }
  });
}
