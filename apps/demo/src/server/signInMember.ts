import { createUserAuth } from '@visavis/server';
import { memberHandler } from './memberHandler';

/** Signs a browser's connection in as a member of a room, so that it can be ended when a host puts the member out. */
export const signInMember = memberHandler(createUserAuth);
