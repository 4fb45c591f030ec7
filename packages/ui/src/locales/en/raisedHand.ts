/** The words of `RaisedHand`, in English. */
export const raisedHand = {
  raised: 'Hand raised',
  raisedAt: (position: number) => `Hand raised, number ${position}`,
};
