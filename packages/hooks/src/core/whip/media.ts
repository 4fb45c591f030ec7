/** What a connection to a server carries, in one direction. */
export interface Media {
  /** Whether there is nothing to carry yet. */
  readonly isEmpty: boolean;
  /** Adds its sections to a connection that has none yet. */
  attach(pc: RTCPeerConnection): void;
  /** The connection is gone. */
  detach(): void;
  /** The connection has found a path. */
  settle(): void;
  /** It is wanted: what changes is followed until `end()`. */
  begin(): void;
  /** It is over, for now: nothing is shown or listened to. */
  end(): void;
}

/** The two kinds of media. */
export const KINDS = ['audio', 'video'] as const;
export type Kind = (typeof KINDS)[number];

/** Which kinds are wanted. */
export type Kinds = Readonly<Record<Kind, boolean>>;

/** Which kinds are to be carried. */
export interface KindOptions {
  /** @default true */
  audio?: boolean | undefined;
  /** @default true */
  video?: boolean | undefined;
}
