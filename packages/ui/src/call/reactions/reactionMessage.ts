import { reactionIcons, type Reaction } from '../../Reactions/reactionIcons';

/** What participants tell each other beside video, audio and text. */
export type ReactionMessage =
  /** How things stand with the sender; also sent to those who come later. */
  | { readonly kind: 'state'; readonly hand: boolean; readonly recording: boolean }
  /** Passes by. */
  | { readonly kind: 'reaction'; readonly reaction: Reaction };

/** Reads what another participant sent; null if it is malformed. */
export function readReactionMessage(data: unknown): ReactionMessage | null {
  if (typeof data !== 'object' || data === null) return null;
  const { kind, hand, recording, reaction } = data as Record<string, unknown>;
  if (kind === 'state' && typeof hand === 'boolean' && typeof recording === 'boolean') {
    return { kind, hand, recording };
  }
  if (kind === 'reaction' && isReaction(reaction)) return { kind, reaction };
  return null;
}

/** Whether it names one of our reactions. */
export function isReaction(name: unknown): name is Reaction {
  return typeof name === 'string' && Object.hasOwn(reactionIcons, name);
}
