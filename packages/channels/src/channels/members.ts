/** A user on a presence channel, as the authorizing server describes them. */
export interface Member {
  readonly userId: string;
  /** An object, or `null` when the authorizing server gave none. */
  readonly userInfo: unknown;
}

/** The users of one presence channel. Several connections of one user are one member. */
export class Members {
  readonly #entries = new Map<string, { member: Member; connections: number }>();

  get size(): number {
    return this.#entries.size;
  }

  get ids(): string[] {
    return [...this.#entries.keys()];
  }

  has(userId: string): boolean {
    return this.#entries.has(userId);
  }

  /** Counts one more connection of `member`. True if the user was not here before. */
  add(member: Member): boolean {
    const entry = this.#entries.get(member.userId);
    if (entry) {
      entry.connections += 1;
      return false;
    }
    this.#entries.set(member.userId, { member, connections: 1 });
    return true;
  }

  /** Counts one connection less. True if it was the user's last. */
  remove(userId: string): boolean {
    const entry = this.#entries.get(userId);
    if (!entry) return false;
    entry.connections -= 1;
    return entry.connections === 0 && this.#entries.delete(userId);
  }

  /** Everybody, in the shape that `subscription_succeeded` carries. */
  toPresence(): { presence: { count: number; ids: string[]; hash: Record<string, unknown> } } {
    const ids = this.ids;
    const infos = [...this.#entries].map(([id, { member }]) => [id, member.userInfo] as const);
    return { presence: { count: ids.length, ids, hash: Object.fromEntries(infos) } };
  }
}
