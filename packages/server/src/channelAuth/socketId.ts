import { HttpError } from '../http/httpError';

/** The connection that a form names. Throws an `HttpError` (400) if it names none. */
export function readSocketId(params: URLSearchParams): string {
  const socketId = params.get('socket_id') ?? '';
  if (/^\d+\.\d+$/.test(socketId)) return socketId;
  throw new HttpError(400, 'socket-id-invalid', 'socket_id must look like 123.456.');
}
