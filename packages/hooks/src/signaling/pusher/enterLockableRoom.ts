import type { RtcError } from '../../core/errors';
import type { SignalingConnection, SignalingEvents } from '../../core/signaling/port';
import type { PusherEndpoint } from '../pusher';
import { createAccessEndpoint } from '../shared/accessEndpoint';
import { ACCESS_EVENT, bannedError, readAccessNews, removedError } from './accessNews';
import { endpointFields } from './endpointFields';
import { enterChannel, type ChannelOptions } from './enterChannel';
import { statusOf } from './pusherErrors';
import { createRoomPresence } from './roomPresence';
import { watchWaitingRoom } from './waitingRoom';

/** How often a guest who waits asks where they stand, in ms: what they were told may have been lost. */
const ASK_MS = 20_000;
/** How often the two channels may send a guest to each other before that is an error. */
const MAX_TURNS = 5;

/** How to enter a room that the server can lock. */
export interface LockableRoomOptions extends ChannelOptions {
  access: PusherEndpoint;
}

/**
 * Enters a room that the server can lock. Who is not let in gets no signature for its channel, and waits in another one,
 * where hosts see them, until the server says something else.
 */
export function enterLockableRoom(options: LockableRoomOptions, events: SignalingEvents): SignalingConnection {
  const { pusher, access, channelName, environment } = options;
  const waitingOptions = { pusher, environment, channelName: `${channelName}.waiting` };
  const endpoint = createAccessEndpoint({ url: access.url, clock: environment, fields: endpointFields(access, pusher, channelName) });
  const presence = createRoomPresence(events);
  /** The room's channel, or the attempt to get into it. */
  let room: SignalingConnection | null = null;
  /** The channel of those who wait: as one of them, or as a host who watches it. */
  let waitingRoom: Pick<SignalingConnection, 'close'> | null = null;
  let place: 'nowhere' | 'waiting' | 'inside' | 'closed' = 'nowhere';
  let turns = 0;
  let askTimer: unknown;

  const isClosed = () => place === 'closed';

  function enterRoom() {
    let selfId = '';
    room = enterChannel(
      { ...options, handlers: { [ACCESS_EVENT]: (data: unknown) => onNews(data, selfId) } },
      {
        ...events,
        onOpen(self, others) {
          selfId = self.id;
          place = 'inside';
          turns = 0;
          environment.clearTimer(askTimer);
          presence.replace('inside', others);
          if (self.role === 'host') waitingRoom ??= watch(() => events.onOpen(self, presence.others));
          else leaveWaitingRoom();
          events.onOpen(self, presence.others);
        },
        onJoin: (member) => presence.change('inside', member.id, member),
        onLeave: (id) => presence.change('inside', id, null),
        onDown: (error) => place !== 'waiting' && events.onDown(error),
        onFail(error) {
          room = null;
          void onRefused(error);
        },
      },
    );
  }

  function watch(onBack: () => void) {
    return watchWaitingRoom(waitingOptions, {
      onOpen(guests, isBack) {
        presence.set('waiting', guests);
        if (isBack && place === 'inside') onBack();
      },
      onJoin: (guest) => presence.change('waiting', guest.id, guest),
      onLeave: (id) => presence.change('waiting', id, null),
      onError(error) {
        presence.set('waiting', []);
        events.onError(error);
      },
    });
  }

  /** As a guest. */
  function wait() {
    let selfId = '';
    waitingRoom ??= enterChannel(
      { ...waitingOptions, handlers: { [ACCESS_EVENT]: (data: unknown) => onNews(data, selfId) } },
      {
        ...events,
        onOpen(self) {
          selfId = self.id;
          place = 'waiting';
          turns = 0;
          events.onOpen({ ...self, admitted: false }, []);
          // What was decided while it came in was told to others.
          void ask();
        },
        onJoin: () => undefined,
        onLeave: () => undefined,
        onMessage: () => undefined,
        onFail(error) {
          waitingRoom = null;
          void onRefused(error);
        },
      },
    );
  }

  function leaveWaitingRoom() {
    waitingRoom?.close();
    waitingRoom = null;
    presence.replace('waiting', []);
  }

  async function ask() {
    environment.clearTimer(askTimer);
    const standing = await endpoint.ask();
    if (place !== 'waiting') return;
    if (standing === 'banned') return fail(bannedError());
    if (standing === 'admitted' && !room) enterRoom();
    askTimer = environment.setTimer(() => void ask(), ASK_MS);
  }

  function onNews(data: unknown, selfId: string) {
    const news = readAccessNews(data, selfId);
    if (news === 'admitted') {
      if (place === 'waiting' && !room) enterRoom();
    } else if (news) fail(news);
  }

  /** One of the two channels is closed to the local member: the server knows why, and where to go. */
  async function onRefused(error: RtcError) {
    const status = statusOf(error);
    // It still waits; what let it try holds no more.
    if (isClosed() || (status === 423 && waitingRoom)) return;
    // Its connection was ended, or the server takes it no longer.
    const isPutOut = error.code === 'signaling-rejected' && place === 'inside';
    if (status !== 423 && status !== 403 && !isPutOut) return fail(error);
    const standing = await endpoint.ask();
    if (isClosed()) return;
    if (standing === 'banned') return fail(bannedError());
    if (standing === 'removed' && place === 'inside') return fail(removedError());
    turns += 1;
    if (turns > MAX_TURNS) return fail(error);
    if (status === 423) wait();
    else if (status === 403 && standing === 'admitted' && !room) enterRoom();
    else fail(error);
  }

  function fail(error: RtcError) {
    if (isClosed()) return;
    close();
    events.onFail(error);
  }

  function close() {
    place = 'closed';
    environment.clearTimer(askTimer);
    room?.close();
    waitingRoom?.close();
  }

  enterRoom();
  return {
    close,
    check: () => room?.check?.(),
    send: (data) => place === 'inside' && room !== null && room.send(data),
    decide: endpoint.decide,
  };
}
