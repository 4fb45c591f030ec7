/** How a camera or a microphone stands. `interrupted`: on, but the system gives nothing of it at the moment. */
export type TrackStatus = 'off' | 'starting' | 'on' | 'muted' | 'interrupted' | 'failed';

/** What a toggle shows for it. `on`: the next press turns it off, even while it is only starting. */
export function toggleState(status: TrackStatus): {
  state: 'on' | 'off' | 'starting' | 'failed';
  on: boolean;
} {
  const state = status === 'muted' ? 'off' : status === 'interrupted' ? 'on' : status;
  return { state, on: state === 'on' || state === 'starting' };
}
