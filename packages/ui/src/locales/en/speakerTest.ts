/** The words of `SpeakerTest`, in English. */
export const speakerTest = {
  play: 'Play a test sound',
  stop: 'Stop the test sound',
  level: 'Speaker level',
  playing: 'You should hear two notes now.',
  played: 'Heard nothing? Turn up the volume, or choose another speaker.',
  failed: 'The sound could not be played. Choose another speaker.',
};
