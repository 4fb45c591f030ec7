/**
 * What went wrong between this page and a server, for `explain`:
 * - `url`, `insecure`: the endpoint is no URL, or not secure on a page that is
 * - `token`: there is none to be had, or it is none
 * - `network`: there was no answer that the page may read, or it broke off
 * - `status`: the server answers with another status than a session has
 * - `location`, `type`, `size`, `sdp`: a 201 without a location, with another type, too long, or without a description
 * - `answer`: a description that the browser can't use
 */
export type FaultKind = 'url' | 'insecure' | 'token' | 'network' | 'status' | 'location' | 'type' | 'size' | 'sdp' | 'answer';

/** A fault without words: most pages never need them, so that they are fetched when they are. */
export class Fault extends Error {
  readonly kind: FaultKind;
  /** Such as the origin or the type. */
  readonly detail: string;
  /** Of `status`. */
  readonly response: Response | undefined;

  constructor(kind: FaultKind, detail = '', options?: { cause?: unknown; response?: Response }) {
    super(kind, options);
    this.kind = kind;
    this.detail = detail;
    this.response = options?.response;
  }
}
