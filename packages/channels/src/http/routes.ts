import type { App } from '../app';
import type { ApiRequest } from './ApiRequest';
import { HttpError } from './HttpError';
import { publishBatch, publishEvent } from './publish';
import { describeChannel, listChannels, listUsers } from './queryChannels';
import { terminateUser } from './terminateUser';

/** Answers a request; `name` is what stands in the place of the path's `:name`, or empty. */
type Handler = (app: App, request: ApiRequest, name: string) => object;

interface Route {
  readonly method: 'GET' | 'POST';
  /** Under `/apps/ID`. */
  readonly path: string;
  readonly handle: Handler;
}

const routes: readonly Route[] = [
  { method: 'POST', path: 'events', handle: publishEvent },
  { method: 'POST', path: 'batch_events', handle: publishBatch },
  { method: 'POST', path: 'users/:name/terminate_connections', handle: terminateUser },
  { method: 'GET', path: 'channels', handle: listChannels },
  { method: 'GET', path: 'channels/:name', handle: describeChannel },
  { method: 'GET', path: 'channels/:name/users', handle: listUsers },
];

/**
 * What answers the request.
 *
 * @throws HttpError 404 for a path, 405 for a method that is not there
 */
export function findRoute(app: App, request: Omit<ApiRequest, 'body'>): (request: ApiRequest) => object {
  const [root, appId, ...path] = request.segments;
  if (root !== 'apps') throw new HttpError(404, 'Not found');
  if (appId !== app.appId) throw new HttpError(404, 'Unknown app_id');
  const route = routes.find((candidate) => matches(candidate.path, path));
  if (!route) throw new HttpError(404, 'Not found');
  if (route.method !== request.method) throw new HttpError(405, `Method not allowed: use ${route.method}`);
  const name = path[route.path.split('/').indexOf(':name')] ?? '';
  return (whole) => route.handle(app, whole, name);
}

function matches(pattern: string, segments: readonly string[]): boolean {
  const parts = pattern.split('/');
  if (parts.length !== segments.length) return false;
  return parts.every((part, index) => (part === ':name' ? segments[index] !== '' : part === segments[index]));
}
