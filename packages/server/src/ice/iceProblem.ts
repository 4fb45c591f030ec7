/**
 * `misconfigured`: settings that can't work. `limits-unavailable`: who asks could not be counted, so there are no
 * relays. `credentials-long-lived`: a relay's credentials outlive an hour; nothing is missing, so `onError` alone hears
 * of it. The rest is a vendor that fails: nobody answers, or not in time; the token is refused; another status than
 * 2xx; it leads elsewhere; the answer is too large, is no JSON, or holds servers that browsers don't take.
 */
export type IceProblemCode =
  | 'misconfigured'
  | 'limits-unavailable'
  | 'credentials-long-lived'
  | 'provider-unreachable'
  | 'provider-timeout'
  | 'provider-refused'
  | 'provider-failed'
  | 'provider-redirected'
  | 'provider-too-large'
  | 'provider-not-json'
  | 'provider-invalid';

/** Why servers that are configured are missing from an answer. No secret in it: browsers may see it. */
export interface IceProblem {
  code: IceProblemCode;
  message: string;
}

/** The same, with what lies behind it, for the server's operator. */
export class IceProblemError extends Error {
  override readonly name = 'IceProblemError';
  readonly code: IceProblemCode;
  /** When to ask again, in seconds, if the vendor said so. */
  readonly retryAfterSeconds: number | null;

  constructor(code: IceProblemCode, message: string, options: { cause?: unknown; retryAfterSeconds?: number } = {}) {
    super(message, options);
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
  }
}
