import { RtcError } from '../errors';

/**
 * Connects an audio track to `target`.
 *
 * @returns the function that disconnects it; `not-supported` where this browser gives Web Audio nothing of this track, as
 * Firefox before 153 does for a microphone of another sample rate than the context's (https://bugzil.la/1674892)
 */
export function connectTrack(track: MediaStreamTrack, context: AudioContext, target: AudioNode): (() => void) | RtcError {
  const mediaStream = new MediaStream([track]);
  let input: MediaStreamAudioSourceNode;
  try {
    input = new MediaStreamAudioSourceNode(context, { mediaStream });
  } catch (cause) {
    return new RtcError('not-supported', `This browser can't measure or mix the audio of "${track.label}".`, { cause });
  }
  // Chromium gives Web Audio the sound of a remote track only while a media element has it, if a silent one.
  // https://crbug.com/121673
  const element = new Audio();
  element.muted = true;
  element.srcObject = mediaStream;
  input.connect(target);
  return () => {
    input.disconnect();
    element.srcObject = null;
  };
}
