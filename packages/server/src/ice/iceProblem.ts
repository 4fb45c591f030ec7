/**
 * `misconfigured`: settings that can't work. The rest is a vendor's hand-out that went wrong: nobody answers, or not
 * in time; the token is refused; another status than 2xx; it leads elsewhere; the answer is too large, is no JSON, or
 * holds no servers.
 */
export type IceProblemCode =
  | 'misconfigured'
  | 'hand-out-unreachable'
  | 'hand-out-timeout'
  | 'hand-out-refused'
  | 'hand-out-failed'
  | 'hand-out-redirected'
  | 'hand-out-too-large'
  | 'hand-out-not-json'
  | 'hand-out-invalid';

/** Why servers that are configured are missing from an answer. No secret in it: browsers may see it. */
export interface IceProblem {
  code: IceProblemCode;
  message: string;
}

/** The same, with what lies behind it, for whoever runs the server. */
export class IceProblemError extends Error {
  override readonly name = 'IceProblemError';
  readonly code: IceProblemCode;

  constructor(code: IceProblemCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
