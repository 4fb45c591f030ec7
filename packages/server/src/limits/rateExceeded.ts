import { HttpError } from '../http/httpError';

/** The answer to a request past a limit: 429, with the seconds after which to try again. */
export function rateExceeded(seconds: number, message: string): HttpError {
  return new HttpError(429, 'rate-exceeded', message, { headers: { 'retry-after': String(seconds) } });
}
