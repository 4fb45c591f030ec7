import { RtcError } from '../errors';
import { shareAudio } from '../media/sharedAudio';
import { connectTrack } from '../media/trackInput';
import { isLive } from './recorderSource';

/** One sound of many. */
export interface MixedSound {
  readonly track: MediaStreamTrack;
  /** What is in it from now on. @returns `not-supported` if one of them can't be mixed: the others are in it */
  update(tracks: readonly MediaStreamTrack[]): RtcError | null;
  /** Ends its track and gives the page's audio context back. */
  release(): void;
}

/** How long a browser may take to let the page's sound run, in ms. A busy machine needs seconds. */
const START_TIMEOUT_MS = 10_000;

/**
 * Mixes in the page's one audio context.
 *
 * @throws RtcError `permission-dismissed` if the browser lets the page have sound only after a click or a key
 */
export async function createMixedSound(): Promise<MixedSound> {
  const audio = shareAudio(() => {});
  try {
    await untilRunning(audio.context);
    return mixIn(audio.context, audio.release);
  } catch (error) {
    audio.release();
    throw error;
  }
}

function mixIn(context: AudioContext, release: () => void): MixedSound {
  const destination = new MediaStreamAudioDestinationNode(context);
  const [track] = destination.stream.getAudioTracks();
  if (!track) throw new RtcError('not-supported', 'This browser cannot record what it mixes.');
  // Silence is sound too: a recorder waits for the first of each of its tracks before it writes anything.
  const silence = new ConstantSourceNode(context, { offset: 0 });
  silence.connect(destination);
  silence.start();
  const inputs = new Map<MediaStreamTrack, () => void>();

  function update(tracks: readonly MediaStreamTrack[]): RtcError | null {
    let error: RtcError | null = null;
    const wanted = new Set(tracks.filter(isLive));
    for (const [input, disconnect] of inputs) {
      if (wanted.has(input)) continue;
      inputs.delete(input);
      disconnect();
    }
    for (const input of wanted) {
      if (inputs.has(input)) continue;
      const connected = connectTrack(input, context, destination);
      if (connected instanceof RtcError) error = connected;
      else inputs.set(input, connected);
    }
    return error;
  }

  return {
    track,
    update,
    release() {
      update([]);
      silence.stop();
      silence.disconnect();
      track.stop();
      release();
    },
  };
}

/** Without it a recorder would wait for the sound for ever, or leave it out. */
function untilRunning(context: AudioContext): Promise<void> {
  return new Promise((resolve, reject) => {
    const watching = new AbortController();
    const settle = () => {
      watching.abort();
      clearTimeout(timer);
    };
    const timer = setTimeout(() => {
      settle();
      const text = 'This browser mixes sound only after a click or a key: start from one, or with `audio: false`.';
      reject(new RtcError('permission-dismissed', text));
    }, START_TIMEOUT_MS);
    const look = () => {
      if (context.state !== 'running') return;
      settle();
      resolve();
    };
    context.addEventListener('statechange', look, { signal: watching.signal });
    look();
  });
}
