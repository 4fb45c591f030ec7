import { RtcError, toRtcError } from '../errors';
import { whileSubscribed } from '../whileSubscribed';
import { shareAudio, TICK_MS, type SharedAudio } from './sharedAudio';
import { onTracksChange } from './streamTracks';
import { connectTrack } from './trackInput';

/** How loud something is, without a render for each change. */
export interface AudioLevel {
  /** Calls `listener` with each new level, at most 25 times a second, until undone. */
  subscribe(listener: (level: number) => void): () => void;
  /** The level now, in decibels spread over 0 (silence, muted, nobody subscribed) to 1 (full scale). */
  getLevel(): number;
  /** The largest sample of the last look, from 0 to 1 (full scale); null while nothing is measured. */
  getPeak(): number | null;
  /** Why a track can't be measured (`not-supported`), which reads 0; null if there is nothing wrong, or nobody subscribed. */
  getError(): RtcError | null;
}

/** The level 0, in decibels below full scale. A quiet room is about there. */
const FLOOR_DB = -60;
/** How far the level falls in a second; it rises at once. */
const FALL_PER_SECOND = 1.5;
/** 43 ms at 48 kHz: a little more than a tick, so that no sound falls between two looks. */
const WINDOW_SAMPLES = 2048;

/**
 * Makes a meter for a stream, whatever tracks it has from time to time, or for one track. It listens from its
 * first subscriber to its last, and leaves the tracks alone.
 */
export function createAudioLevel(source: MediaStream | MediaStreamTrack | null): AudioLevel {
  const listeners = new Set<(level: number) => void>();
  let level = 0;
  let peak: number | null = null;
  let error: RtcError | null = null;

  function set(next: number): void {
    if (next === level) return;
    level = next;
    for (const listener of listeners) listener(level);
  }

  function start(): () => void {
    if (!source) return () => {};
    let audio: SharedAudio;
    try {
      audio = shareAudio(tick);
    } catch (cause) {
      error = toRtcError(cause, 'not-supported', 'This browser gives the page no more Web Audio.');
      return () => (error = null);
    }
    const { context } = audio;
    const analyser = new AnalyserNode(context, { fftSize: WINDOW_SAMPLES });
    const samples = new Float32Array(analyser.fftSize);
    let inputs: (() => void)[] = [];

    function disconnect(): void {
      for (const undo of inputs) undo();
    }

    function connect(): void {
      disconnect();
      const connected = audioTracksOf(source).map((track) => connectTrack(track, context, analyser));
      inputs = connected.flatMap((one) => (one instanceof RtcError ? [] : [one]));
      error = connected.find((one) => one instanceof RtcError) ?? null;
    }

    function tick(): void {
      if (context.state !== 'running' || !audioTracksOf(source).some(isAudible)) {
        peak = null;
        return set(0);
      }
      analyser.getFloatTimeDomainData(samples);
      peak = peakOf(samples);
      const fallen = level - (FALL_PER_SECOND * TICK_MS) / 1000;
      set(Math.max(levelOf(samples), fallen));
    }

    connect();
    const unfollow = source instanceof MediaStream ? onTracksChange(source, connect) : null;
    return () => {
      unfollow?.();
      disconnect();
      audio.release();
      level = 0;
      peak = null;
      error = null;
    };
  }

  return {
    subscribe: whileSubscribed((listener: (level: number) => void) => {
      // A wrapper, so that one function subscribed twice is two subscriptions.
      const entry = (value: number) => listener(value);
      listeners.add(entry);
      return () => void listeners.delete(entry);
    }, start),
    getLevel: () => level,
    getPeak: () => peak,
    getError: () => error,
  };
}

function audioTracksOf(source: MediaStream | MediaStreamTrack | null): MediaStreamTrack[] {
  if (!source) return [];
  return 'getAudioTracks' in source ? source.getAudioTracks() : [source];
}

function isAudible({ enabled, muted, readyState }: MediaStreamTrack): boolean {
  return enabled && !muted && readyState === 'live';
}

function levelOf(samples: Float32Array): number {
  let power = 0;
  for (const sample of samples) power += sample * sample;
  const decibels = 10 * Math.log10(power / samples.length);
  return Math.min(1, Math.max(0, 1 - decibels / FLOOR_DB));
}

function peakOf(samples: Float32Array): number {
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  return Math.min(1, peak);
}
