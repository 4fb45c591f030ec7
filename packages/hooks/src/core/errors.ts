/** What a person can do about each failure; the key is the closed set of error codes. */
const recoveries = {
  'permission-dismissed': 'ask-again',
  'permission-denied': 'open-site-settings',
  'permission-denied-by-system': 'open-system-settings',
  'blocked-by-policy': 'none',
  'insecure-context': 'use-https',
  'device-not-found': 'plug-in-device',
  'device-in-use': 'close-other-app',
  'device-lost': 'plug-in-device',
  overconstrained: 'relax-constraints',
  'not-supported': 'none',
  'signaling-unavailable': 'check-network',
  'signaling-rejected': 'reload',
  'room-full': 'none',
  'room-forbidden': 'none',
  'room-declined': 'ask-again',
  'room-removed': 'ask-again',
  'room-banned': 'none',
  'room-ended': 'none',
  'decision-not-taken': 'check-network',
  'peer-failed': 'check-network',
  'network-lost': 'check-network',
  'media-undecodable': 'none',
  'turn-unauthorized': 'reload',
  'turn-unreachable': 'check-network',
  'turn-refused': 'ask-again',
  'stream-unavailable': 'ask-again',
  'server-busy': 'ask-again',
  'url-invalid': 'none',
  'stun-unreachable': 'check-network',
  'ice-server-invalid': 'none',
  'message-too-large': 'none',
  'message-invalid': 'none',
  'protocol-mismatch': 'reload',
  'key-mismatch': 'none',
  'transfer-failed': 'ask-again',
  'processor-failed': 'ask-again',
  'processor-too-slow': 'none',
  'recording-failed': 'none',
  'storage-full': 'none',
  'chunk-unavailable': 'reload',
} as const satisfies Record<string, string>;

/** Every failure visavis knows, told apart. */
export type RtcErrorCode = keyof typeof recoveries;

/** The one next step a person can take. `'none'`: nothing they could change here. */
export type RtcErrorRecovery =
  | 'ask-again'
  | 'open-site-settings'
  | 'open-system-settings'
  | 'close-other-app'
  | 'plug-in-device'
  | 'use-https'
  | 'relax-constraints'
  | 'check-network'
  | 'reload'
  | 'none';

/** Everything that can go wrong in a call, as a value with a code and a way out. */
export class RtcError extends Error {
  override readonly name = 'RtcError';
  /** What went wrong; the same in every browser. */
  readonly code: RtcErrorCode;
  /** What a person can do about it. */
  readonly recovery: RtcErrorRecovery;
  /** Of `overconstrained`: the constraint that no device met, where the browser names it; else `null`. */
  readonly constraint: string | null;

  /**
   * @param code what went wrong
   * @param message for developers, in English; people read `ErrorNotice`'s words instead
   * @param options `cause`: the browser's or the vendor's own error; `constraint`: the one that wasn't met
   */
  constructor(code: RtcErrorCode, message: string, options?: { cause?: unknown; constraint?: string | undefined }) {
    super(message, options);
    this.code = code;
    this.recovery = recoveries[code];
    this.constraint = options?.constraint || null;
  }
}

/** `error` itself when it is one of ours, else an `RtcError` with this code around it. */
export function toRtcError(error: unknown, code: RtcErrorCode, message?: string): RtcError {
  if (error instanceof RtcError) return error;
  return new RtcError(code, message ?? (error instanceof Error ? error.message : String(error)), { cause: error });
}
