import type { PeerMessage } from '../peer/message';
import { parseMediaState, type MediaState, type MemberState } from './controlMessage';

/**
 * Adds to a message how the member who sends it is seen and heard, if it begins a connection: which picture is the
 * camera's then need not wait for the data channel, and is on the screen as soon as one is connected.
 */
export function addMediaMetadata(message: PeerMessage, describe: () => MemberState): PeerMessage & { media?: MediaState } {
  if (message.type !== 'signal') return message;
  if (!message.signals.some(({ type }) => type === 'offer' || type === 'answer')) return message;
  const { name: _, ...media } = describe();
  return { ...message, media };
}

/** What `addMediaMetadata` added, checked; null if there is nothing. What they are called is not among it. */
export function readMediaMetadata(message: unknown): MediaState | null {
  return parseMediaState((message as { media?: unknown } | null)?.media);
}
