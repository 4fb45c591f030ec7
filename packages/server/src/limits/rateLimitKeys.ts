/** Whose uses are counted together; a request counts for each of those that are given. */
export interface RateLimitKeys {
  /** The network address of the client, as a header that you trust says (`clientAddress`). */
  address?: string;
  /** The member of a room. */
  member?: string;
  /** Everybody in one room. */
  room?: string;
}

/** The kinds of key, the one that a client can change least easily first. */
export const keyKinds = ['address', 'member', 'room'] as const satisfies readonly (keyof RateLimitKeys)[];
