import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BLOCK, createNoise, loadRnnoise, SAMPLE_RATE } from '../../packages/effects/src/testing/rnnoiseInNode';
import { installServer } from '../../scripts/lib/serverInstall.mjs';

const TEXT =
  'The birch canoe slid on the smooth planks. Glue the sheet to the dark blue background. ' +
  'It is easy to tell the depth of a well. These days a chicken leg is a rare dish.';
/** How loud the noise is, as the largest value of a sample: speech of espeak-ng is about 10 dB above it. */
const NOISE = 0.05;
/** What belongs together in a measurement, in samples. */
const WINDOW = SAMPLE_RATE / 50;
/** Speech is what is so loud of the clean recording, and a pause what is so quiet, as parts of its loudest window. */
const SPEECH = 0.1;
const PAUSE = 0.002;
/** How long a pause is before it counts, in windows: a room goes on for a moment, and the suppression is late. */
const ECHO = 5;
/** It learns the noise in this time, in seconds. */
const SETTLING_SECONDS = 3;

/** By how many decibels speech stands out more from the noise in its pauses after noise suppression than before it. */
export async function speechImprovement(): Promise<number> {
  const clean = await speak(TEXT);
  const noise = createNoise();
  const noisy = clean.map((sample) => sample + noise() * NOISE);
  const suppress = await loadRnnoise('rnnoise_simd.wasm');
  const quiet = new Float32Array(noisy.length);
  for (let at = 0; at + BLOCK <= noisy.length; at += BLOCK) quiet.set(suppress(noisy.slice(at, at + BLOCK)), at);
  return standsOut(quiet, clean) - standsOut(noisy, clean);
}

/** How many decibels the speech is louder than its pauses; where is which is told by the clean recording. */
function standsOut(samples: Float32Array, clean: Float32Array): number {
  const loudness = powers(clean);
  const loudest = Math.max(...loudness);
  const settled = (SETTLING_SECONDS * SAMPLE_RATE) / WINDOW;
  const measured = powers(samples);
  const mean = (isMeant: (index: number) => boolean) => {
    const meant = measured.filter((_, index) => index > settled && isMeant(index));
    return meant.reduce((sum, power) => sum + power, 0) / meant.length;
  };
  // Not quite nothing, which has no logarithm.
  const floor = 1e-9;
  const speech = mean((index) => (loudness[index] ?? 0) > loudest * SPEECH);
  const pause = mean((index) => loudness.slice(index - ECHO, index + 2).every((power) => power < loudest * PAUSE));
  return 10 * Math.log10((speech + floor) / (pause + floor));
}

function powers(samples: Float32Array): number[] {
  return Array.from({ length: Math.floor(samples.length / WINDOW) }, (_, index) =>
    samples.subarray(index * WINDOW, (index + 1) * WINDOW).reduce((sum, sample) => sum + (sample * sample) / WINDOW, 0),
  );
}

/** What espeak-ng says, after some silence, from -1 to 1 at the rate of the noise suppressor. */
async function speak(text: string): Promise<Float32Array> {
  await installServer('espeak');
  const folder = await mkdtemp(join(tmpdir(), 'visavis-speech-'));
  try {
    const path = join(folder, 'speech.wav');
    await promisify(execFile)('espeak-ng', ['-w', path, text]);
    return resample(await readFile(path));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** One channel of 16 bits, as espeak-ng writes it. */
function resample(wav: Buffer): Float32Array {
  const rate = wav.readUInt32LE(24);
  const start = wav.indexOf('data') + 8;
  const count = Math.floor((wav.length - start) / 2);
  const sampleAt = (index: number) => (index < count ? wav.readInt16LE(start + index * 2) / 32_768 : 0);
  const silence = (SETTLING_SECONDS + 1) * SAMPLE_RATE;
  const samples = new Float32Array(silence + Math.floor((count * SAMPLE_RATE) / rate));
  for (let index = silence; index < samples.length; index += 1) {
    const at = ((index - silence) * rate) / SAMPLE_RATE;
    const before = Math.floor(at);
    samples[index] = sampleAt(before) + (sampleAt(before + 1) - sampleAt(before)) * (at - before);
  }
  return samples;
}
