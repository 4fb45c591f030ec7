/**
 * Whether a member whom the signaling gave another id is the same other end as before. Two things have to say so: the
 * connection, over which nobody else can speak, names the new id (`claim`); and the signaling, which vouches for the sender's id,
 * carries a segment of the session from there (`see`). With the first alone a member could pass itself off as another one;
 * with the second alone another one that reads the signaling could pass itself off as this member.
 */
export interface MemberProof {
  /** The id that the other end says is its own now; null: none. */
  readonly claimedId: string | null;
  /** The id that is proven to be the other end's; null: none. */
  readonly provenId: string | null;
  /** The other end says over the connection that this is its id now. @returns whether that is proven */
  claim(id: string): boolean;
  /** A segment of the session came from this id. @returns whether it is proven to be the other end's */
  see(id: string): boolean;
  /** The new id is taken, or there is another connection. */
  reset(): void;
}

/** Makes one to which nothing was said. The two may come in either order. */
export function createMemberProof(): MemberProof {
  let claimedId: string | null = null;
  let seenId: string | null = null;
  const provenId = () => (claimedId === seenId ? claimedId : null);
  const isProven = () => provenId() !== null;
  return {
    get claimedId() {
      return claimedId;
    },
    get provenId() {
      return provenId();
    },
    claim(id) {
      claimedId = id;
      return isProven();
    },
    see(id) {
      seenId = id;
      return isProven();
    },
    reset() {
      claimedId = seenId = null;
    },
  };
}
