import { useEffect, useMemo } from 'react';
import type { SendOptions } from '../core/room/messages/outboundStream';
import type { SentMessage } from '../core/room/messages/sentMessage';
import type { Participant } from '../core/room/participant';
import type { Json } from '../core/signaling/port';
import { roomOf, type RoomSource } from '../core/room/roomSource';
import { useLatest } from './useLatest';

/** How to send to the others in a room. */
export interface UseRoomMessagesResult<T> {
  /**
   * Sends a message, at most 64 Ki characters of JSON, to everyone who is in, or to these participants: once, in order, and
   * after a break if there is one.
   *
   * @param to a participant's id, or several. @default everyone
   * @returns what becomes of it at each of them, as it is known; `settled` resolves at the end
   */
  send(data: T, to?: string | readonly string[], options?: SendOptions): SentMessage;
}

/**
 * Messages of your application among the participants of a room, by topic: over the data channels, so that no server sees
 * them. Those who come later don't get what was sent before: use `useSharedState` for that.
 *
 * @param room a room, or what `useRoom` returned
 * @param topic what the messages are about, 1 to 64 characters; everyone uses the same one
 * @param onMessage called with each message of the others and its sender; an inline function is fine. `T` is no more than a
 *   hope: check what arrives
 */
export function useRoomMessages<T = Json>(
  room: RoomSource,
  topic: string,
  onMessage?: (data: T, from: Participant) => void,
): UseRoomMessagesResult<T> {
  const target = roomOf(room);
  const getOnMessage = useLatest(onMessage);

  useEffect(() => target.onMessage(topic, (from, data) => getOnMessage()?.(data as T, from)), [target, topic, getOnMessage]);

  return useMemo(
    () => ({
      send: (data, to, options) =>
        to === undefined ? target.broadcast(topic, data as Json, options) : target.send(to, topic, data as Json, options),
    }),
    [target, topic],
  );
}
