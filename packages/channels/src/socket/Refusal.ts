/** A client asked for something it may not have. It is told so with a `pusher:error` and stays connected. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  /** Pusher's number for it, or `null`: most refusals have none. */
  readonly code: number | null;

  constructor(message: string, code: number | null = null) {
    super(message);
    this.code = code;
  }
}

/** `text` short enough to repeat to whoever sent it. */
export function excerpt(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}...` : text;
}
