/**
 * Which of two members makes the offers: the one whose id sorts first. Both compute it alike, without a word
 * between them, so there is exactly one.
 */
export function isInitiator(selfId: string, otherId: string): boolean {
  return selfId < otherId;
}
