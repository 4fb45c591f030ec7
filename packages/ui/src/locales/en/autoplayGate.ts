/** The words of `AutoplayGate`, in English. */
export const autoplayGate = {
  blocked: 'Your browser keeps the sound off until you allow it.',
  turnOn: 'Turn on sound',
};
