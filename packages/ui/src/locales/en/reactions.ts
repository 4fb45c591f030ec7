/** The words of `ReactionPicker`, in English. */
export const reactions = {
  label: 'Reactions',
  names: {
    like: 'Thumbs up',
    love: 'Heart',
    clap: 'Applause',
    laugh: 'Laughter',
    wow: 'Amazement',
    party: 'Celebration',
  },
};
