/** The words of `Lobby`, in English. */
export const lobby = {
  title: 'Ready to join?',
  name: 'Your name',
  guest: 'Guest',
  join: 'Join call',
  joining: 'Joining…',
};
