import type { AuthorizeRefusal } from '@visavis/server';

/** The answer to a page that was open for hours: its token was good once, and it may ask for another one. */
export const tokenExpired: AuthorizeRefusal = {
  status: 401,
  code: 'room-token-expired',
  message: 'The token has expired. GET /api/config gives a new one.',
};
