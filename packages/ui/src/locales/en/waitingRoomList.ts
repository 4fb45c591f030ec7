/** The words of `WaitingRoomList`, in English. */
export const waitingRoomList = {
  label: 'Waiting room',
  guest: 'Guest',
  asks: (name: string) => `${name} would like to come in.`,
  admit: 'Admit',
  admitName: (name: string) => `Admit ${name}`,
  decline: 'Decline',
  declineName: (name: string) => `Decline ${name}`,
};
