import type { Connection } from './socket/Connection';

/** Somebody who signed in on a connection, as the authenticating server describes them. */
export interface User {
  readonly id: string;
  /** An object, or `null` when the authenticating server gave none. */
  readonly info: unknown;
}

/** Which connections each signed-in user has. */
export class UserRegistry {
  readonly #connections = new Map<string, Set<Connection>>();

  get size(): number {
    return this.#connections.size;
  }

  connectionsOf(userId: string): Connection[] {
    return [...(this.#connections.get(userId) ?? [])];
  }

  add(userId: string, connection: Connection): void {
    const connections = this.#connections.get(userId) ?? new Set();
    this.#connections.set(userId, connections.add(connection));
  }

  remove(userId: string, connection: Connection): void {
    const connections = this.#connections.get(userId);
    connections?.delete(connection);
    if (connections?.size === 0) this.#connections.delete(userId);
  }
}
