import { createSignalRelay } from '@visavis/server';
import { memberHandler } from './memberHandler';

/** Publishes a signal for a member of a room: for Pusher apps in which client events are off, as they are in a new one. */
export const relaySignal = memberHandler(createSignalRelay);
