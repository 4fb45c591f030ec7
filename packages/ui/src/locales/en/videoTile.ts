/** The words of `VideoTile`, in English. */
export const videoTile = {
  you: (name: string) => (name ? `${name} (you)` : 'You'),
  muted: 'Microphone off',
  speaking: 'Speaking',
  // An application may have said so in the name already.
  screenOf: (name: string) => (/['’]s screen$/.test(name) ? name : name ? `${name}’s screen` : 'Screen'),
  yourScreen: 'Your screen',
  turnOnSound: 'Turn on sound',
};
