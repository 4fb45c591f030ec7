import { RtcError } from '../../core/errors';
import type { Member, SignalingConnection } from '../../core/signaling/port';
import type { ChannelOptions } from './enterChannel';
import { enterChannel } from './enterChannel';

/** How long to wait before a waiting room is looked into again that could not be, in ms; doubled each time. */
const RETRY_MS = 2000;
const MAX_RETRY_MS = 30_000;

/** What a host's look into the waiting room reports. */
export interface WaitingRoomWatcher {
  /** These wait; `isBack`: they could not be seen before. */
  onOpen(guests: readonly Member[], isBack: boolean): void;
  onJoin(guest: Member): void;
  onLeave(id: string): void;
  /** Who waits can't be seen, for now. */
  onError(error: RtcError): void;
}

/** Nobody there is let in, whatever they say of themselves. */
const asGuest = (member: Member): Member => ({ ...member, admitted: false });

/** Watches, as a host, who waits for a room, until it is closed. A failure ends nothing: it is tried again. */
export function watchWaitingRoom(options: ChannelOptions, watcher: WaitingRoomWatcher): Pick<SignalingConnection, 'close'> {
  const { environment: clock } = options;
  let connection: SignalingConnection | null = null;
  let hasFailed = false;
  let delayMs = RETRY_MS;
  let timer: unknown;

  function enter() {
    connection = enterChannel(options, {
      onOpen(_self, others) {
        delayMs = RETRY_MS;
        watcher.onOpen(others.filter(({ role }) => role !== 'host').map(asGuest), hasFailed);
        hasFailed = false;
      },
      onJoin: (member) => member.role !== 'host' && watcher.onJoin(asGuest(member)),
      onLeave: watcher.onLeave,
      // Nobody has a say there but the server.
      onMessage: () => undefined,
      onDown: () => undefined,
      onError: () => undefined,
      onFail(cause) {
        hasFailed = true;
        timer = clock.setTimer(enter, delayMs);
        delayMs = Math.min(delayMs * 2, MAX_RETRY_MS);
        const words = `Who waits to come in can not be seen for now: ${cause.message}`;
        watcher.onError(new RtcError('signaling-unavailable', words, { cause }));
      },
    });
  }

  enter();
  return {
    close() {
      clock.clearTimer(timer);
      connection?.close();
    },
  };
}
