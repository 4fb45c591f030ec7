import type { App } from '../app';
import { signinSuccess } from '../channels/messages';
import { isJsonObject, parseJsonObject, type JsonObject } from '../json';
import { authorize } from './authorize';
import { requireString } from './clientMessage';
import type { Connection } from './Connection';
import { checkUser } from './presence';
import { Refusal } from './Refusal';

/** `pusher:signin` */
export function signIn(app: App, connection: Connection, data: JsonObject): void {
  const userData = requireString(data, 'user_data');
  authorize(app, data.auth, 'signin', `${connection.socketId}::user::${userData}`);
  const { id, user_info: info = null } = parseJsonObject(userData) ?? {};
  if (typeof id !== 'string') throw new Refusal('user_data must be JSON with a string id');
  if (info !== null && !isJsonObject(info)) throw new Refusal('user_info must be an object');
  checkUser(app, id, info);
  if (connection.user && connection.user.id !== id) {
    throw new Refusal('Connection is already associated with a different user id');
  }
  connection.signIn({ id, info });
  connection.send(signinSuccess(userData));
}
