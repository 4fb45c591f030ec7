export { createChannelAuth } from './channelAuth/createChannelAuth';
export type {
  Admission,
  AdmittedMember,
  ChannelAuthContext,
  ChannelAuthOptions,
} from './channelAuth/createChannelAuth';
export type { ChannelsApp } from './channelAuth/channelsApp';
export type { ErrorListener, RequestHandler } from './http/handle';
export { createIceServers, describeIceServers } from './ice/createIceServers';
export type { IceServersAnswer, IceServersOptions } from './ice/createIceServers';
export type { IceServer } from './ice/iceServer';
export type { IceConfig, IceEnvironment } from './ice/iceSettings';
export { isRoomName, roomNameProblem } from './room/roomName';
export type { RoomNameProblem } from './room/roomName';
export { createRoomTokens } from './room/roomTokens';
export type { RoomTokens, RoomTokensOptions, RoomTokenVerdict } from './room/roomTokens';
