import { HttpError } from './httpError';
import { refuseCrossSite, type AllowedOrigins } from './refuseCrossSite';

/** A handler for any framework that speaks the web's `Request` and `Response`. */
export type RequestHandler = (request: Request) => Promise<Response>;

/** Told what lies behind a 5xx answer; the answer itself never says it. Log it. */
export type ErrorListener = (error: unknown) => void;

/** What every handler takes. */
export interface HandlerOptions {
  /** Told what lies behind a 500 or 503, and of a store that is down. @default nobody hears of it */
  onError?: ErrorListener | undefined;
  /** Other origins whose pages may ask, such as `https://app.example.com`; `'*'`: all. @default none */
  allowedOrigins?: AllowedOrigins | undefined;
}

/**
 * Makes a handler of `answer`, whose result goes out as JSON.
 *
 * An `HttpError` becomes `{ error: { code, message } }` with its status, anything else that is thrown a 500
 * that says nothing about it. Nothing may be cached: every answer is for one asker at one moment.
 */
export function handle(
  method: 'GET' | 'POST',
  answer: (request: Request) => Promise<object>,
  { onError, allowedOrigins }: HandlerOptions = {},
): RequestHandler {
  return async (request) => {
    // Monitors ask so; the answer is that of a GET without its body.
    const isHead = request.method === 'HEAD';
    try {
      if (request.method !== method && !(isHead && method === 'GET')) {
        throw new HttpError(405, 'method-not-allowed', `Use ${method}.`, { headers: { allow: method } });
      }
      refuseCrossSite(request, allowedOrigins);
      const body = await answer(request);
      return reply(200, isHead ? null : body);
    } catch (thrown) {
      const error = thrown instanceof HttpError ? thrown : internalError();
      if (error !== thrown) onError?.(thrown);
      // With nothing behind it, it is the consequence of something that was told where it happened.
      else if (error.status >= 500 && error.cause !== undefined) onError?.(error.cause);
      return reply(error.status, { error: { code: error.code, message: error.message } }, error.headers);
    }
  };
}

function internalError(): HttpError {
  return new HttpError(500, 'internal-error', 'Something went wrong on the server.');
}

function reply(status: number, body: object | null, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(body && JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  });
}
