import { createAccessControl } from '@visavis/server';
import { memberHandler } from './memberHandler';

/** Locks a room, lets in and puts out, for the bearer of a host's token. */
export const controlAccess = memberHandler(createAccessControl);
