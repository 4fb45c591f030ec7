/** How a camera or a microphone stands. */
export type TrackStatus = 'off' | 'starting' | 'on' | 'muted' | 'failed';

/** What a toggle shows for it. `on`: the next press turns it off, even while it is only starting. */
export function toggleState(status: TrackStatus): {
  state: 'on' | 'off' | 'starting' | 'failed';
  on: boolean;
} {
  const state = status === 'muted' ? 'off' : status;
  return { state, on: state === 'on' || state === 'starting' };
}
