/** What one can react with, and what it is called in the locales. */
export const reactions = { like: '👍', love: '❤️', clap: '👏', laugh: '😂', wow: '😮', party: '🎉' } as const;

/** One of them. */
export type Reaction = keyof typeof reactions;

/** What participants show each other beside picture and sound. */
export type Sign =
  /** How things stand with the sender; also told to those who come later. */
  | { readonly kind: 'state'; readonly hand: boolean; readonly recording: boolean }
  /** Passes by. */
  | { readonly kind: 'reaction'; readonly reaction: Reaction };

/** Reads what somebody else sent; null if it is no sign. */
export function readSign(data: unknown): Sign | null {
  if (typeof data !== 'object' || data === null) return null;
  const { kind, hand, recording, reaction } = data as Record<string, unknown>;
  if (kind === 'state' && typeof hand === 'boolean' && typeof recording === 'boolean') {
    return { kind, hand, recording };
  }
  if (kind === 'reaction' && typeof reaction === 'string' && Object.hasOwn(reactions, reaction)) {
    return { kind, reaction: reaction as Reaction };
  }
  return null;
}
