import {
  useDisplayMedia,
  useRoom,
  type RoomAccess,
  type RtcError,
  type SendingOptions,
  type Signaling,
  type UseDisplayMediaResult,
  type UseRoomResult,
  type UseUserMediaResult,
} from '@visavis/hooks';
import { useEffect } from 'react';
import type { CallConnection, CallDetail, Connect } from './connection';
import { useCallConnection } from './useCallConnection';

/** What a call is made of and over. */
export interface CallRoomOptions {
  /** What the local participant is called. */
  name: string;
  media: UseUserMediaResult;
  /** As given to `<Call>`. */
  signaling: Signaling | null;
  connect: Connect | undefined;
  iceServers: CallConnection['iceServers'];
  iceTransportPolicy: RTCIceTransportPolicy | undefined;
  roomKey: string | null;
  access: RoomAccess | undefined;
  sending: SendingOptions | undefined;
}

/** The room of a call, and the screen that is shared in it. */
export interface CallRoom {
  readonly call: UseRoomResult;
  readonly screen: UseDisplayMediaResult;
  /** Which routes are allowed; undefined: not known yet. */
  readonly policy: RTCIceTransportPolicy | undefined;
  /** The call's STUN and TURN servers, or how to get them. */
  readonly iceServers: CallConnection['iceServers'];
  /** What `connect` tells of the connection. */
  readonly details: readonly CallDetail[];
  /** Why the room could not be joined, or what is wrong with it. */
  readonly error: RtcError | null;
  /** What is wrong although the call can be made, in words. */
  readonly warning: string | null;
}

const none: readonly CallDetail[] = [];

/** Connects, and is in the room from then on until the component goes. */
export function useCallRoom(options: CallRoomOptions): CallRoom {
  const { name, media, connect, roomKey, access, sending } = options;
  const { connection, error, warning } = useCallConnection(connect, name);
  const screen = useDisplayMedia();
  const signaling = connect ? (connection?.signaling ?? null) : options.signaling;
  const policy = options.iceTransportPolicy ?? connection?.iceTransportPolicy;
  const iceServers = connect ? connection?.iceServers : options.iceServers;
  const call = useRoom({
    signaling,
    name,
    media,
    screen,
    roomKey,
    iceServers,
    iceTransportPolicy: policy,
    access,
    sending,
  });

  const { join } = call;
  useEffect(() => {
    if (signaling) void join();
  }, [signaling, join]);

  const details = connection?.details ?? none;
  return { call, screen, policy, iceServers, details, error: error ?? call.error, warning };
}
