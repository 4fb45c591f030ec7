/** Where browsers meet before they are connected: a Pusher Channels app, by its public half. */
export interface SignalingConfig {
  readonly transport: 'pusher';
  readonly key: string;
  /** Of Pusher itself. */
  readonly cluster?: string;
  /** Of a compatible server, with `port` and `tls`. */
  readonly host?: string;
  readonly port?: number;
  readonly tls?: boolean;
  /** What stands before `/app` in the address of its WebSocket. */
  readonly path?: string;
  /** `relay`: browsers neither send client events nor listen to them. */
  readonly via?: 'relay';
}

/** What a browser has to know for a call: the answer of `GET /api/config`. */
export interface CallConfig {
  /** null: this deployment is not set up; `missing` and `invalid` name the variables. */
  readonly signaling: SignalingConfig | null;
  readonly missing: readonly string[];
  readonly invalid: readonly string[];
  readonly iceTransportPolicy: 'all' | 'relay';
  /** The STUN and TURN servers in use, without credentials. */
  readonly iceServerUrls: readonly string[];
  /** Why the ICE servers can't be used, if so; in English, for the person who deployed this. */
  readonly iceProblem: string | null;
  /** The id of the room that was asked for, after which its channel is named; null without a room. */
  readonly roomId: string | null;
  /** Lets its bearer into that room; null without a room. */
  readonly roomToken: string | null;
}
