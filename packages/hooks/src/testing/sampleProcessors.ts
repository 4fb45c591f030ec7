import { audioProcessor } from '../core/media/processors/audioProcessor';
import type { ProcessorOptions } from '../core/media/processors/frameProcessor';
import type { TrackProcessor } from '../core/media/processors/trackProcessor';
import { videoProcessor } from '../core/media/processors/videoProcessor';

/**
 * Makes a processor that lays a colour over the video, so that a test sees which frames went through it.
 *
 * @param color as CSS; one that is not transparent hides the video. @default half transparent red
 */
export function createTint(color = 'rgb(255 0 0 / 0.5)', options: ProcessorOptions = {}): TrackProcessor {
  return videoProcessor(
    (frame, context) => {
      const { width, height } = context.canvas;
      context.drawImage(frame, 0, 0, width, height);
      context.fillStyle = color;
      context.fillRect(0, 0, width, height);
    },
    { name: 'tint', ...options },
  );
}

/**
 * Makes a processor that lays a tone over the audio, so that a test hears what went through it.
 *
 * @param hz the tone's pitch in hertz. @default 880
 */
export function createBeep(hz = 880, options: ProcessorOptions = {}): TrackProcessor {
  return audioProcessor(
    (context) => {
      const mixer = new GainNode(context);
      const tone = new OscillatorNode(context, { frequency: hz });
      tone.connect(new GainNode(context, { gain: 0.25 })).connect(mixer);
      tone.start();
      return mixer;
    },
    { name: 'beep', ...options },
  );
}
