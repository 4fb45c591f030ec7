import type { Signaling, UseRoomOptions } from '@visavis/hooks';

/** A line in the details of a call: what it runs on. */
export interface CallDetail {
  readonly label: string;
  readonly value: string;
}

/** What a call runs on. */
export interface CallConnection {
  readonly signaling: Signaling;
  /** STUN and TURN servers, or how to get them. @default none: enough within one network */
  readonly iceServers?: UseRoomOptions['iceServers'];
  /** Whether they are handed out in the lobby already, to who is no member of the room yet. @default true */
  readonly iceServersAhead?: boolean | undefined;
  /** `'relay'`: everything goes through a TURN server, so that nobody learns another's address. @default 'all' */
  readonly iceTransportPolicy?: RTCIceTransportPolicy | undefined;
  /** Further lines of the call's details, such as the name of the signaling server. @default nothing */
  readonly details?: readonly CallDetail[] | undefined;
  /** The call is over, or could not be made: closes what was opened. Leaving the room has been said before. */
  close?(): void;
}

/** Who wants into a call, and who wants to know. */
export interface ConnectOptions {
  /** What one is called. */
  readonly name: string;
  /** Aborted when one leaves before it is there. */
  readonly signal: AbortSignal;
  /** Something is wrong although the call can be made, in the words that a person is shown; null: no longer. */
  onWarning(text: string | null): void;
}

/**
 * Gets what a call runs on: while somebody is in the lobby, so that joining is quick, under the name that stands there; and when they
 * join, if it was another name, or failed before. What was got for nothing is closed. Rejects with an `RtcError`; anything else becomes one.
 */
export type Connect = (options: ConnectOptions) => Promise<CallConnection>;
