import { play } from '../playback/play';
import { acquireContext, releaseContext } from './audioContext';
import { createLimiter } from './limiter';

/** A stream's audio, louder or softer than an element could play it. */
export interface Amplifier {
  /** @param gain 1 changes nothing */
  setGain: (gain: number) => void;
  close: () => void;
}

const gestures = ['pointerdown', 'keydown'] as const;

/**
 * Amplifies the audio of a stream.
 *
 * @param onOutput called with the amplified stream while the browser lets the audio context run (which may need a click),
 * and else with null; play that stream in an element, since only elements choose their speaker in every browser
 */
export function amplify(stream: MediaStream, onOutput: (output: MediaStream | null) => void): Amplifier {
  const shared = acquireContext();
  const gain = shared.createGain();
  const output = shared.createMediaStreamDestination();
  gain.connect(createLimiter(shared)).connect(output);

  // Chromium decodes a remote track only while an element plays it: https://crbug.com/40094084
  const decoder = new Audio();
  decoder.muted = true;
  decoder.srcObject = stream;

  let sources: MediaStreamAudioSourceNode[] = [];
  const connect = () => {
    for (const source of sources) source.disconnect();
    sources = stream.getAudioTracks().map((track) => shared.createMediaStreamSource(new MediaStream([track])));
    for (const source of sources) source.connect(gain);
    void play(decoder);
  };
  connect();

  const resume = () => {
    // Rejected only when it is closed meanwhile.
    if (shared.state === 'suspended') shared.resume().catch(() => undefined);
  };
  const report = () => onOutput(shared.state === 'running' ? output.stream : null);
  shared.addEventListener('statechange', report);
  stream.addEventListener('addtrack', connect);
  stream.addEventListener('removetrack', connect);
  for (const type of gestures) document.addEventListener(type, resume);
  resume();
  report();

  return {
    setGain: (value) => {
      gain.gain.value = value;
    },
    close() {
      shared.removeEventListener('statechange', report);
      stream.removeEventListener('addtrack', connect);
      stream.removeEventListener('removetrack', connect);
      for (const type of gestures) document.removeEventListener(type, resume);
      decoder.srcObject = null;
      for (const source of sources) source.disconnect();
      releaseContext();
    },
  };
}
