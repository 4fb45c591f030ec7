import type { AudioFormat } from './audioFormat';

/** How a camera or a screen is sent at the most. The browser sends less where the path or the machine is too slow. */
export interface VideoSendingOptions {
  /** Of a frame, in pixels; a higher one is scaled down. */
  readonly maxHeight?: number | undefined;
  /** In frames a second. */
  readonly maxFrameRate?: number | undefined;
  /** In kilobits a second. @default what fits the height and the frame rate */
  readonly maxBitrateKbps?: number | undefined;
  /** What gives way first when the path or the machine is too slow. @default 'balanced'; 'maintain-resolution' for a screen */
  readonly degradationPreference?: RTCDegradationPreference | undefined;
}

/** How a microphone is sent, and the audio that comes with a screen. */
export interface AudioSendingOptions {
  /**
   * `'music'`: in stereo, at 128 kbit/s. Capture it with `musicConstraints`, or the browser's processing for speech takes the
   * music out. @default 'speech'
   */
  readonly mode?: 'speech' | 'music' | undefined;
  /** Whether both channels are sent, where the track has two. @default true for music, false for speech */
  readonly stereo?: boolean | undefined;
  /** In kilobits a second, from 6 to 510. @default 128 for music; for speech the browser decides, about 32 */
  readonly maxBitrateKbps?: number | undefined;
}

/**
 * How much is sent, where the application decides it. What it leaves out follows from how many take part; so does what is no
 * number above 0.
 */
export interface SendingOptions {
  readonly camera?: VideoSendingOptions | undefined;
  readonly screen?: VideoSendingOptions | undefined;
  readonly microphone?: AudioSendingOptions | undefined;
}

const MUSIC_KBPS = 128;
/** What Opus can be asked for, in kilobits a second (RFC 7587). */
const OPUS_KBPS = [6, 510] as const;

/** The constraints for a microphone that hears music: two channels, and no processing for speech. */
export const musicConstraints: MediaTrackConstraints = {
  channelCount: { ideal: 2 },
  echoCancellation: false,
  noiseSuppression: false,
  autoGainControl: false,
};

/** A limit that can be set, or undefined, as if it were left out. */
const limit = (value: number | undefined) => (value !== undefined && value > 0 && value < Infinity ? value : undefined);

/** The limits that a camera or a screen was given, as far as they can be set. */
export const givenLimits = ({ maxHeight, maxFrameRate, maxBitrateKbps, degradationPreference }: VideoSendingOptions = {}) => ({
  maxHeight: limit(maxHeight),
  maxFramesPerSecond: limit(maxFrameRate),
  maxKbps: limit(maxBitrateKbps),
  degradationPreference,
});

/** The format that these options ask for; null where they leave it to the browser. */
export function audioFormatOf({ mode, stereo, maxBitrateKbps }: AudioSendingOptions = {}): AudioFormat | null {
  const isMusic = mode === 'music';
  const kbps = limit(maxBitrateKbps) ?? (isMusic ? MUSIC_KBPS : null);
  if (kbps === null && !stereo) return null;
  return {
    stereo: stereo ?? isMusic,
    maxKbps: kbps === null ? null : Math.round(Math.min(Math.max(kbps, OPUS_KBPS[0]), OPUS_KBPS[1])),
  };
}

/** Whether a stream shows a screen: its picture is one, or is meant to be read. */
export const showsScreen = (stream: MediaStream): boolean =>
  stream
    .getVideoTracks()
    .some((track) => 'displaySurface' in track.getSettings() || ['detail', 'text'].includes(track.contentHint));
