/**
 * A way to exchange messages with exactly one other browser: whatever carries plain objects or JSON there
 * and back. It may lose what is said while nobody listens.
 */
export interface SignalChannel {
  /** Takes a message (plain JSON data) to the other side. */
  send(message: unknown): void;
  /** Hears what the other side sent, until the returned function is called. */
  subscribe(listener: (message: unknown) => void): () => void;
}
