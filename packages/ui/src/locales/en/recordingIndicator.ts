import { format } from './format';

/** The words of `RecordingIndicator`, in English. */
export const recordingIndicator = {
  label: 'Recording',
  guest: 'Guest',
  self: 'You are recording',
  paused: 'Recording paused',
  others: (names: readonly string[]) => `${format.names(names)} ${names.length === 1 ? 'is' : 'are'} recording this call`,
  stop: 'Stop',
  done: (duration: string) => `Recorded ${duration}`,
  save: 'Save',
  discard: 'Discard',
};
