export { createAccessControl } from './access/createAccessControl';
export type { AccessControlOptions } from './access/createAccessControl';
export type { AccessApp } from './access/accessApp';
export { createUserAuth } from './access/createUserAuth';
export type { UserAuthApp, UserAuthOptions } from './access/createUserAuth';
export { createRoomAccess } from './access/roomAccess';
export type { RoomAccess, RoomAccessOptions, RoomAccessState } from './access/roomAccess';
export { createChannelAuth } from './channelAuth/createChannelAuth';
export type { ChannelAuthOptions } from './channelAuth/createChannelAuth';
export type {
  Authorize,
  AuthorizeRefusal,
  AuthorizeResult,
  ChannelAuthContext,
  ChannelMember,
} from './channelAuth/authorizeMember';
export type { ChannelsApp } from './channelAuth/channelsApp';
export type { MemberOptions } from './channelAuth/memberRequest';
export { defaultChannelPrefix } from './channelAuth/roomChannel';
export { createRoomMembers } from './channelAuth/roomMembers';
export type { RoomMembers, RoomMembersOptions } from './channelAuth/roomMembers';
export type { ErrorListener, HandlerOptions, RequestHandler } from './http/handle';
export { refuseCrossSite, type AllowedOrigins } from './http/refuseCrossSite';
export type { Environment } from './environment';
export { createIceServers } from './ice/createIceServers';
export type { IceServersAnswer, IceServersOptions } from './ice/createIceServers';
export { describeIceServers } from './ice/describeIceServers';
export type { AuthorizeIce, IceAuthorization, IceClient } from './ice/iceAuthorizer';
export type { IceProblem, IceProblemCode } from './ice/iceProblem';
export type { IceServer } from './ice/iceServer';
export type { IceConfig } from './ice/iceSettings';
export { clientAddress } from './limits/clientAddress';
export { createRateLimits } from './limits/createRateLimits';
export type { Quota, Quotas, RateLimits, RateLimitsOptions } from './limits/createRateLimits';
export type { RateLimitKeys } from './limits/rateLimitKeys';
export { createMediaTokens } from './media/mediaTokens';
export type { MediaGrant, MediaTokens, MediaTokensOptions, MediaTokenVerdict } from './media/mediaTokens';
export { readPusherSettings } from './pusher/pusherSettings';
export type { PusherApp, PusherReading, PusherSettings, PublicPusherSettings } from './pusher/pusherSettings';
export { createSignalRelay } from './relay/createSignalRelay';
export type { SignalRelayOptions } from './relay/createSignalRelay';
export type { RelayApp } from './relay/relayApp';
export { roomId } from './room/roomId';
export { isRoomName, roomNameProblem } from './room/roomName';
export type { RoomNameProblem } from './room/roomName';
export { createRoomTokens } from './room/roomTokens';
export type { RoomRole, RoomTokens, RoomTokensOptions, RoomTokenVerdict } from './room/roomTokens';
export { memoryStore } from './store/memoryStore';
export { redisStore } from './store/redisStore';
export type { RedisStoreOptions } from './store/redisStore';
export type { HttpRedisClient, IoRedisClient, NodeRedisClient, RedisClient } from './store/redisCommands';
export { StoreError } from './store/store';
export type { RateLimiter, RateLimitRule, RateLimitVerdict, Store } from './store/store';
