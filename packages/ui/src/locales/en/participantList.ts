/** The words of `ParticipantList`, in English. */
export const participantList = {
  heading: (count: number) => `In this call (${count})`,
  guest: 'Guest',
  self: (name: string) => `${name} (you)`,
  host: 'Host',
  microphoneOff: 'Microphone off',
  cameraOff: 'Camera off',
  sharing: 'Shares the screen',
};
