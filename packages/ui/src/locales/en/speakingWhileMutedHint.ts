/** The words of `SpeakingWhileMutedHint`, in English. */
export const speakingWhileMutedHint = { muted: 'You are muted: nobody hears you.' };
