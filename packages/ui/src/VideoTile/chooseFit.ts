/** A width and a height, in any unit. */
export interface Rect {
  width: number;
  height: number;
}

/** Least part of a video's height that must stay in sight: a person who sits upright has the head at the top. */
const LEAST_HEIGHT = 0.57;
/** Least part of its width: at the sides there is mostly a room, and a phone held upright is to be filled. */
const LEAST_WIDTH = 0.25;

/** Fills the tile, unless that would cut off too much of the video: then all of it is shown. */
export function chooseFit(video: Rect, tile: Rect): 'cover' | 'contain' {
  if (video.width <= 0 || video.height <= 0 || tile.width <= 0 || tile.height <= 0) return 'cover';
  const widthInSight = tile.width / tile.height / (video.width / video.height);
  return widthInSight >= LEAST_WIDTH && 1 / widthInSight >= LEAST_HEIGHT ? 'cover' : 'contain';
}
