import { RtcError } from '../errors';

/** The cause of an error where the other side closed the connection, instead of losing it. */
const CLOSED = 'closed by the other side';

/** The error of a connection that is gone; `cause` is null where the other side closed it. */
export const toLostError = (cause: Error | null): RtcError =>
  cause
    ? new RtcError('peer-failed', cause.message, { cause })
    : new RtcError('peer-failed', 'The other side closed the connection.', { cause: CLOSED });

/** Whether the other side ended it by itself: its goodbye, which is sent just before, may be lost with the connection. */
export const isClosedByRemote = (error: RtcError | null): boolean => error?.cause === CLOSED;
