import type { Place } from '../place';

/** A library, and how one calls with it. */
export interface Way {
  /**
   * Brings the line to its signaling server up, as it is when somebody presses "Join".
   *
   * @param room all who give the same one are in one call
   */
  prepare(place: Place, room: string): Promise<Line>;
}

/** A line that is up. */
export interface Line {
  /** Sends this to everybody in the room, who are connected to as they come. */
  join(media: MediaStream, listeners: CallListeners): Call;
  close(): void;
}

export interface CallListeners {
  /** A stream of somebody else arrived. */
  onStream(stream: MediaStream): void;
}

export interface Call {
  /** Resolves once whoever comes would be connected to. */
  readonly entered: Promise<unknown>;
  /** Sends a screen to everybody, beside the camera. */
  share(screen: MediaStream): void;
  leave(): void;
}
