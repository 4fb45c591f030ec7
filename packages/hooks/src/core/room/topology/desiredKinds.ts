import type { Kinds } from '../../whip/media';

/**
 * Which kinds of a source to play from a media server: all that are there, but no video that nobody sees. A video without audio stays:
 * without it there would be no stream, and no tile that could say that it is seen again. Pure.
 */
export function desiredKinds({ audio, video }: Kinds, isSeen: boolean): Kinds {
  return { audio, video: video && (isSeen || !audio) };
}
