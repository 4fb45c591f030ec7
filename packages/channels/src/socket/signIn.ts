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
  const { id, user_info: info = null, watchlist = [] } = parseJsonObject(userData) ?? {};
  if (typeof id !== 'string') throw new Refusal('user_data must be JSON with a string id');
  if (info !== null && !isJsonObject(info)) throw new Refusal('user_info must be an object');
  checkUser(app, id, info);
  if (!Array.isArray(watchlist) || !watchlist.every((each): each is string => typeof each === 'string')) {
    throw new Refusal('watchlist must be an array of user ids');
  }
  if (watchlist.length > app.limits.watchedUsers) {
    throw new Refusal(`A watchlist can hold at most ${app.limits.watchedUsers} users`);
  }
  if (connection.user && connection.user.id !== id) {
    throw new Refusal('Connection is already associated with a different user id');
  }
  connection.send(signinSuccess(userData));
  connection.signIn({ id, info, watchlist });
}
