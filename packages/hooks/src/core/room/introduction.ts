import type { PeerMessage } from '../peer/message';
import type { Json } from '../signaling/port';
import { parseMediaState, type MediaState } from './controlMessage';

/**
 * Adds to a message how the member who sends it is seen and heard, if it begins a connection: which picture is the
 * camera's then need not wait for the data channel, and is on the screen that much sooner.
 */
export function introduce(message: PeerMessage, media: () => MediaState): Json {
  const begins = message.type === 'signal' && message.signals.some(({ type }) => type === 'offer' || type === 'answer');
  return { ...message, ...(begins && { media: media() }) } as unknown as Json;
}

/** What `introduce` added, checked; null if there is nothing. What they are called is not among it. */
export function readIntroduction(message: unknown): MediaState | null {
  return parseMediaState((message as { media?: unknown } | null)?.media);
}
