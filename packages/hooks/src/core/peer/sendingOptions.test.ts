import { describe, expect, it } from 'vitest';
import { audioFormatOf } from './sendingOptions';

describe('how a microphone is sent', () => {
  it('leaves speech to the browser', () => {
    expect(audioFormatOf()).toBeNull();
    expect(audioFormatOf({ mode: 'speech' })).toBeNull();
    expect(audioFormatOf({ stereo: false })).toBeNull();
  });

  it('sends music in stereo at 128 kbit/s, unless told otherwise', () => {
    expect(audioFormatOf({ mode: 'music' })).toEqual({ stereo: true, maxKbps: 128 });
    expect(audioFormatOf({ mode: 'music', stereo: false, maxBitrateKbps: 256 })).toEqual({ stereo: false, maxKbps: 256 });
  });

  it('takes speech in stereo, or at another bit rate', () => {
    expect(audioFormatOf({ stereo: true })).toEqual({ stereo: true, maxKbps: null });
    expect(audioFormatOf({ maxBitrateKbps: 20.4 })).toEqual({ stereo: false, maxKbps: 20 });
  });

  it('asks Opus for nothing that it has not', () => {
    expect(audioFormatOf({ maxBitrateKbps: 1 })?.maxKbps).toBe(6);
    expect(audioFormatOf({ maxBitrateKbps: 2000 })?.maxKbps).toBe(510);
    for (const bad of [0, -1, Number.NaN, Infinity]) expect(audioFormatOf({ maxBitrateKbps: bad })).toBeNull();
  });
});
