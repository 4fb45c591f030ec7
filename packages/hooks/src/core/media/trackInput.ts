/** Leads an audio track into `target`, until undone. */
export function connectTrack(track: MediaStreamTrack, context: AudioContext, target: AudioNode): () => void {
  const mediaStream = new MediaStream([track]);
  // Chromium gives Web Audio the sound of a remote track only while a media element has it, if a silent one.
  // https://crbug.com/121673
  const element = new Audio();
  element.muted = true;
  element.srcObject = mediaStream;
  const input = new MediaStreamAudioSourceNode(context, { mediaStream });
  input.connect(target);
  return () => {
    input.disconnect();
    element.srcObject = null;
  };
}
