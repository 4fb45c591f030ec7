import { describe, expect, it } from 'vitest';
import { chooseFormat, defaultFileName, extensionOf } from './recordingFormat';

describe('chooseFormat', () => {
  it('says so where nothing can record', () => {
    expect(() => chooseFormat({ hasVideo: true, changesSize: false })).toThrow(
      expect.objectContaining({ code: 'not-supported' }),
    );
  });
});

describe('extensionOf', () => {
  it.each([
    ['video/mp4;codecs=avc1.42E01F,mp4a.40.2', '.mp4'],
    ['video/webm; codecs="vp8, opus"', '.webm'],
    ['video/x-matroska;codecs=avc1', '.mkv'],
    ['audio/mp4', '.m4a'],
    ['audio/webm;codecs=opus', '.webm'],
    ['audio/ogg', '.ogg'],
  ])('of %s is %s', (type, extension) => {
    expect(extensionOf(type)).toBe(extension);
  });
});

describe('defaultFileName', () => {
  it('has nothing in it that a file system refuses', () => {
    expect(defaultFileName(new Date(2026, 0, 2, 3, 4, 5))).toBe('recording 2026-01-02 03-04-05');
  });
});
