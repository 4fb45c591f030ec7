import { play } from '../playback/play';
import { processAudio } from './audioContext';
import { createLimiter } from './limiter';

/** A stream's audio, louder or softer than an element could play it. */
export interface Amplifier {
  /** @param gain 1 changes nothing */
  setGain: (gain: number) => void;
  close: () => void;
}

/**
 * Amplifies the audio of a stream.
 *
 * @param onOutput called with the amplified stream while the browser lets the audio context run (which may need a click),
 * and else with null; play that stream in an element, since only elements choose their speaker in every browser
 * @throws where there is no Web Audio
 */
export function amplify(stream: MediaStream, onOutput: (output: MediaStream | null) => void): Amplifier {
  const { nodes, stop } = processAudio(stream, (context) => {
    const [input, output] = [context.createGain(), context.createMediaStreamDestination()];
    input.connect(createLimiter(context)).connect(output);
    return { input, output, context };
  });
  const { input, output, context } = nodes;
  const report = () => onOutput(context.state === 'running' ? output.stream : null);
  context.addEventListener('statechange', report);
  report();

  // Chromium decodes a remote track only while an element plays it: https://crbug.com/40094084
  const decoder = new Audio();
  decoder.muted = true;
  decoder.srcObject = stream;
  const decode = () => void play(decoder);
  decode();
  stream.addEventListener('addtrack', decode);

  return {
    setGain: (value) => {
      input.gain.value = value;
    },
    close() {
      context.removeEventListener('statechange', report);
      stream.removeEventListener('addtrack', decode);
      decoder.srcObject = null;
      stop();
    },
  };
}
