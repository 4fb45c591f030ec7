import type { App } from '../app';
import { closeReasons } from '../socket/closeReasons';
import type { ApiRequest } from './ApiRequest';

/** POST /apps/ID/users/UID/terminate_connections */
export function terminateUser(app: App, _request: ApiRequest, userId: string): Record<string, never> {
  for (const connection of app.users.connectionsOf(userId)) connection.close(closeReasons.terminated);
  return {};
}
