/** The words of the tile in a corner of a `VideoGrid`, in English. */
export const selfView = {
  self: 'Your video',
  other: 'The small video',
  move: 'Move to the next corner',
  moveHint: 'Move (drag, or use the arrow keys)',
  swap: 'Swap the two videos',
  minimise: 'Minimise your video',
  restore: 'Show your video',
  corners: {
    topLeft: 'Moved to the top left',
    topRight: 'Moved to the top right',
    bottomLeft: 'Moved to the bottom left',
    bottomRight: 'Moved to the bottom right',
  },
  selfIsLarge: 'Your video is large',
  selfIsSmall: 'Your video is small',
  minimised: 'Your video is minimised',
  restored: 'Your video is shown',
};
