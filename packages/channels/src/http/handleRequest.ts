import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App } from '../app';
import { parseRequestTarget } from '../requestTarget';
import { authenticate, checkBody } from './authenticate';
import { isFromAllowed } from './fromAllowed';
import { HttpError } from './HttpError';
import { discardBody, readBody } from './readBody';
import { findRoute } from './routes';

/** Answers one HTTP request: JSON if all is well, a plain sentence if not. Never rejects. */
export async function handleRequest(
  app: App,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    if (!isFromAllowed(app, request)) throw new HttpError(403, 'This origin or host is not allowed');
    reply(response, 200, 'application/json', JSON.stringify(await answer(app, request)));
  } catch (error) {
    // A client that went away before it had sent everything waits for no answer.
    if (request.destroyed && !request.complete) return;
    const { status, message } = error instanceof HttpError ? error : new HttpError(500, 'Internal error');
    const path = request.url?.split('?', 1).join('');
    app.log(`${request.method} ${path} refused: ${status} ${JSON.stringify(String(error))}`);
    discardBody(request, app.limits.requestBytes);
    reply(response, status, 'text/plain; charset=utf-8', message);
  }
}

async function answer(app: App, request: IncomingMessage): Promise<object> {
  const target = parseRequestTarget(request.url ?? '/');
  if (!target) throw new HttpError(400, 'Invalid percent-encoding in the request target');
  const head = { method: request.method ?? 'GET', ...target };
  if (head.segments.join('/') === 'health') return { status: 'ok' };
  const route = findRoute(app, head);
  authenticate(app, head);
  const whole = { ...head, body: await readBody(request, app.limits.requestBytes) };
  checkBody(whole);
  return route(whole);
}

function reply(response: ServerResponse, status: number, contentType: string, body: string): void {
  response.writeHead(status, { 'content-type': contentType, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
