import type { IceServersSource } from '../../peer/iceServers';
import type { Member } from '../../signaling/port';

/**
 * How audio and video go between the members: `'mesh'`, from each to each of the others; `'server'`, from each to a media server,
 * and from there to the others. Everything else (presence, access, chat, files, state) goes from member to member in both.
 */
export type RoomTopology = 'mesh' | 'server';

/** Where a member's media is at a media server. */
export interface MediaEndpoint {
  /** The WHIP endpoint to publish to, or the WHEP endpoint to play from: an http(s) URL, or a path of the page's origin. */
  url: string;
  /**
   * The bearer token, or a function that gives one and is asked at every request. A text is good for a minute: then the endpoint
   * is asked for again, so that a session of hours needs no token of hours. @default none
   */
  token?: string | (() => string | null | Promise<string | null>) | null | undefined;
  /** STUN and TURN servers, in place of those that the server names with its answer. @default those of the server */
  iceServers?: IceServersSource | undefined;
  /** Sends the requests, as the browser's `fetch` does; for headers of your own, and for tests. @default the browser's */
  fetch?: typeof fetch | undefined;
}

/**
 * Gives the endpoint of a member's camera and microphone (`'camera'`), or of the screen they share with its audio (`'screen'`). Null:
 * there is none. May reject; then it is asked again, ever more seldom.
 */
export type MediaEndpointOf = (
  member: Member,
  source: 'camera' | 'screen',
) => MediaEndpoint | null | Promise<MediaEndpoint | null>;
