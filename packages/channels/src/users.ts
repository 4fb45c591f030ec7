import { watchlistEvents } from './channels/messages';
import type { Connection } from './socket/Connection';

/** Somebody who signed in on a connection, as the authenticating server describes them. */
export interface User {
  readonly id: string;
  /** An object, or `null` when the authenticating server gave none. */
  readonly info: unknown;
  /** The ids of the users whose coming and going they are told of. */
  readonly watchlist: readonly string[];
}

/** Which connections each signed-in user has, and who watches whom. */
export class UserRegistry {
  readonly #connections = new Map<string, Set<Connection>>();
  readonly #watchers = new Map<string, Set<Connection>>();

  get size(): number {
    return this.#connections.size;
  }

  connectionsOf(userId: string): Connection[] {
    return [...(this.#connections.get(userId) ?? [])];
  }

  /** Counts one more connection of a user, tells it who of its watchlist is there, and tells those who watch the user. */
  add({ id, watchlist }: User, connection: Connection): void {
    const isNew = !this.#connections.has(id);
    link(this.#connections, id, connection);
    for (const watched of watchlist) link(this.#watchers, watched, connection);
    if (watchlist.length > 0) {
      const isOnline = (userId: string) => this.#connections.has(userId);
      const online = { name: 'online', user_ids: watchlist.filter(isOnline) } as const;
      const offline = { name: 'offline', user_ids: watchlist.filter((userId) => !isOnline(userId)) } as const;
      connection.send(watchlistEvents([online, offline].filter(({ user_ids: ids }) => ids.length > 0)));
    }
    if (isNew) this.#tell(id, 'online', connection);
  }

  /** Counts one connection less, and tells those who watch the user if it was the last. */
  remove({ id, watchlist }: User, connection: Connection): void {
    for (const watched of watchlist) unlink(this.#watchers, watched, connection);
    unlink(this.#connections, id, connection);
    if (!this.#connections.has(id)) this.#tell(id, 'offline', connection);
  }

  #tell(userId: string, name: 'online' | 'offline', except: Connection): void {
    const message = watchlistEvents([{ name, user_ids: [userId] }]);
    for (const watcher of this.#watchers.get(userId) ?? []) {
      if (watcher !== except) watcher.send(message);
    }
  }
}

function link(map: Map<string, Set<Connection>>, id: string, connection: Connection): void {
  map.set(id, (map.get(id) ?? new Set()).add(connection));
}

function unlink(map: Map<string, Set<Connection>>, id: string, connection: Connection): void {
  const connections = map.get(id);
  connections?.delete(connection);
  if (connections?.size === 0) map.delete(id);
}
