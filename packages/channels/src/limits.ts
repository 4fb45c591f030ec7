/** What the server refuses, and when it gives up on somebody. Bytes are UTF-8. */
export interface ChannelsLimits {
  /** Data of one event, in bytes. More is a 413 over HTTP, an error over the socket. @default 10240 */
  eventDataBytes: number;
  /** Name of an event, in characters. @default 200 */
  eventNameLength: number;
  /** Name of a channel, in characters. @default 164 */
  channelNameLength: number;
  /** Channels that one HTTP request may publish an event to. @default 100 */
  channelsPerEvent: number;
  /** Events in one HTTP batch. @default 10 */
  eventsPerBatch: number;
  /** Client events that one connection may send in any second; more get error 4301. @default 10 */
  clientEventsPerSecond: number;
  /** Different users on one presence channel. @default 100 */
  presenceMembers: number;
  /** A user's `user_info`, in bytes of its JSON. @default 1024 */
  userInfoBytes: number;
  /** A user's id, in characters. @default 128 */
  userIdLength: number;
  /** How far a signed request's timestamp may be off, in seconds. @default 600 */
  timestampToleranceSeconds: number;
  /** Silence after which either side pings the other, in seconds. @default 120 */
  activityTimeoutSeconds: number;
  /** How long the server waits for the answer before it closes with 4201, in seconds. @default 30 */
  pongTimeoutSeconds: number;
  /** How long a `cache-` channel remembers its last event, in seconds. @default 1800 */
  cacheSeconds: number;
  /** How many `cache-` channels are remembered; the one published to longest ago goes first. @default 1000 */
  cachedChannels: number;
  /**
   * How long a connection may be neither signed in nor on a channel that needs authorization, in seconds; then it is
   * closed with 4009. Pusher's own setting, off in a new app there. @default Infinity
   */
  authorizationTimeoutSeconds: number;
  /** Users whom one may watch. @default 100 */
  watchedUsers: number;
  /** Connections at a time; one more is closed with 4004. Pusher's depends on the plan. @default 10000 */
  connections: number;
  /** Channels that one connection may be subscribed to at a time. @default 1000 */
  channelsPerConnection: number;
  /** One frame from a client, in bytes; a bigger one closes the connection with 1009. @default 102400 */
  frameBytes: number;
  /** Body of one HTTP request, in bytes; a bigger one gets a 413. @default 1048576 */
  requestBytes: number;
  /** What may wait for a client that reads too slowly, in bytes; past it, it is cut off. @default 1048576 */
  bufferedBytes: number;
}

/** The hosted service's documented limits; that on connections and the last four are this server's own protection. */
export const pusherLimits: Readonly<ChannelsLimits> = {
  eventDataBytes: 10_240,
  eventNameLength: 200,
  channelNameLength: 164,
  channelsPerEvent: 100,
  eventsPerBatch: 10,
  clientEventsPerSecond: 10,
  presenceMembers: 100,
  userInfoBytes: 1024,
  userIdLength: 128,
  timestampToleranceSeconds: 600,
  activityTimeoutSeconds: 120,
  pongTimeoutSeconds: 30,
  cacheSeconds: 1800,
  cachedChannels: 1000,
  authorizationTimeoutSeconds: Infinity,
  watchedUsers: 100,
  connections: 10_000,
  channelsPerConnection: 1000,
  frameBytes: 102_400,
  requestBytes: 1_048_576,
  bufferedBytes: 1_048_576,
};
