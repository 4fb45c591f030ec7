/** A request that is refused: thrown by any step of a handler, answered in one place (`handle`). */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: number;
  /** What went wrong, for programs; where the client has an `RtcErrorCode` for it, the same word. */
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  /** @param message goes out to the client: no secret, nothing internal; `cause` stays here */
  constructor(
    status: number,
    code: string,
    message: string,
    options?: { cause?: unknown; headers?: Readonly<Record<string, string>> },
  ) {
    super(message, { cause: options?.cause });
    this.status = status;
    this.code = code;
    this.headers = options?.headers ?? {};
  }
}
