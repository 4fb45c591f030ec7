/** The words of `TileMenu`, in English. */
export const tileMenu = {
  pinned: 'Pinned',
  options: (name: string) => (name ? `Options for ${name}` : 'Options'),
  pin: 'Pin',
  unpin: 'Unpin',
  fullScreen: 'Full screen',
  exitFullScreen: 'Leave full screen',
  floating: 'Picture in picture',
  exitFloating: 'Leave picture in picture',
};
