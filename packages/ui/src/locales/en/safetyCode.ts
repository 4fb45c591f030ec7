/** The words of `SafetyCode`, in English. */
export const safetyCode = {
  guest: 'Guest',
  hint: 'Read your code to each other: if both see the same one, nobody sits between you. If not, hang up.',
  pending: 'Not there yet',
};
