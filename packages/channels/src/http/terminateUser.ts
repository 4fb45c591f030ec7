import type { App } from '../app';
import { closeReasons } from '../socket/closeReasons';
import type { Connection } from '../socket/Connection';
import type { ApiRequest } from './ApiRequest';

/** POST /apps/ID/users/UID/terminate_connections */
export function terminateUser(app: App, _request: ApiRequest, userId: string): Record<string, never> {
  const { terminates } = app.behavior;
  const connections = terminates === 'user' ? app.users.connectionsOf(userId) : connectionsOfMember(app, userId);
  for (const connection of connections) connection.close(closeReasons.terminated);
  return {};
}

/** The connections on which somebody is on a presence channel under this id. */
function connectionsOfMember(app: App, id: string): Connection[] {
  const isMember = (connection: Connection) =>
    [...connection.channels].some((name) => app.channels.get(name)?.userIdOf(connection) === id);
  return [...app.connections].filter(isMember);
}
