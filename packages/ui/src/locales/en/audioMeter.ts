/** The words of `AudioMeter`, in English. */
export const audioMeter = { level: 'Microphone level' };
