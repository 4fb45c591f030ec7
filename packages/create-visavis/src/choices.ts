/** What builds and serves the app. */
export type Framework = 'vite' | 'next';
/** How two browsers find each other. */
export type Signaling = 'pusher' | 'socket-io' | 'two-tabs';

/** One of several, and what it is in a few words. */
export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

export const frameworks: readonly Choice<Framework>[] = [
  { value: 'vite', label: 'Vite' },
  { value: 'next', label: 'Next' },
];

export const signalings: readonly Choice<Signaling>[] = [
  { value: 'pusher', label: 'Pusher Channels, or a compatible server: no server process of your own' },
  { value: 'socket-io', label: 'Socket.IO, on the server of the app' },
  { value: 'two-tabs', label: 'Two tabs of one browser: nothing to set up, for a first look' },
];
