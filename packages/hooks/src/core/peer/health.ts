import { RtcError } from '../errors';
import type { WritableStore } from '../store';
import type { Link } from './link';
import type { PeerState } from './peer';
import { createRecovery, type Damage } from './recovery';
import { reportOf, type Reporter } from './reports';

/** How long a new connection has to succeed, in ms; ICE itself gives up after 15 s, or never. */
const CONNECT_MS = 20_000;

/** What a peer's health is told in, and what is done about it. */
export interface HealthOptions {
  store: WritableStore<PeerState>;
  reporter: Reporter;
  /** The link that matters; what is said about any other is void. */
  current(): Link | null;
  /** Looks for a new path over the same connection. */
  restart(): void;
  /** Replaces the connection. */
  rebuild(): void;
  /** Lets go of the connection: it is over. */
  disconnect(): void;
}

/** Whether a peer works, what its status says about that, and what is done when it doesn't. */
export interface Health {
  /** Whether it has worked since it was started, so that what fails now is worth bringing back. */
  readonly hasWorked: boolean;
  /** Whether it is being brought back. */
  readonly isRecovering: boolean;
  /** Connects, for the first time or again. */
  connecting(): void;
  /** There is a new link, which has a while to succeed. */
  watch(link: Link): void;
  /** The link is not waited for any more. */
  unwatch(): void;
  /** The link works, for the first time or again. */
  onWorking(link: Link): void;
  /** The link worked, and doesn't now. */
  onBroken(link: Link, damage: Damage): void;
  /** The browser sees the link in another state. */
  onStateChange(link: Link, state: RTCPeerConnectionState): void;
  /** The link will never work. `noRelay`: why, where it is the lack of a relay. */
  onUnreachable(link: Link, noRelay?: string): void;
  /** The link is over, by the other side or by an error. */
  onLost(link: Link, cause: Error | null): void;
  /** As things are there will be no connection. */
  onHopeless(error: RtcError): void;
  /** Nobody wants it any more: what was is forgotten. */
  forget(): void;
}

/** Makes the health of a peer that was not started. */
export function createHealth({ store, reporter, current, ...options }: HealthOptions): Health {
  const recovery = createRecovery({ restart: () => options.restart(), rebuild: () => options.rebuild() });
  let hasWorked = false;
  let connectTimer: ReturnType<typeof setTimeout> | undefined;

  function onWorking(link: Link) {
    if (link !== current()) return;
    hasWorked = true;
    clearTimeout(connectTimer);
    recovery.stop();
    reporter.tell(null);
    store.set({ status: 'connected', error: null });
  }

  function onBroken(link: Link, damage: Damage) {
    if (link !== current() || !link.everConnected) return;
    store.set({ status: 'reconnecting' });
    recovery.start(damage);
  }

  function onUnreachable(link: Link, noRelay?: string) {
    if (link !== current() || link.everConnected) return;
    const { iceError } = link;
    if (noRelay) onHopeless(iceError ?? new RtcError('turn-unreachable', noRelay));
    else onHopeless(iceError ?? new RtcError('peer-failed', 'No path to the other side was found.'));
  }

  function onHopeless(error: RtcError) {
    reporter.tell(reportOf(error.code));
    fail(error);
  }

  function fail(error: RtcError) {
    store.set({ status: hasWorked ? 'reconnecting' : 'failed', error });
    recovery.start('lost');
  }

  return {
    get hasWorked() {
      return hasWorked;
    },
    get isRecovering() {
      return recovery.active;
    },
    connecting: () => store.set({ status: hasWorked ? 'reconnecting' : 'connecting' }),
    watch(link) {
      clearTimeout(connectTimer);
      connectTimer = setTimeout(() => onUnreachable(link), CONNECT_MS);
    },
    unwatch: () => clearTimeout(connectTimer),
    onWorking,
    onBroken,
    onStateChange(link, state) {
      if (link.everConnected) {
        if (state === 'connected') onWorking(link);
        else if (state === 'disconnected') onBroken(link, 'doubtful');
        else if (state === 'failed') onBroken(link, 'cut');
      } else if (state === 'failed') onUnreachable(link);
    },
    onUnreachable,
    onLost(link, cause) {
      if (link !== current()) return;
      options.disconnect();
      fail(new RtcError('peer-failed', cause?.message ?? 'The connection was cut.', { cause }));
    },
    onHopeless,
    forget() {
      hasWorked = false;
      recovery.stop();
    },
  };
}
