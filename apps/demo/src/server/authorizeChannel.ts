import { createChannelAuth } from '@visavis/server';
import { maxPeople } from '../config/maxPeople';
import { memberHandler } from './memberHandler';

/** Lets a browser with a token for a room into that room's channel, as a host if it has a host's token too. */
export const authorizeChannel = memberHandler((options) => createChannelAuth({ ...options, limit: maxPeople }));
