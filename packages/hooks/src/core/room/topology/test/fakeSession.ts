import type { RtcError } from '../../../errors';
import { createStore } from '../../../store';
import type { HttpPeerState } from '../../../whip/httpPeer';
import type { Kinds } from '../../../whip/media';
import type { WhepPlayer } from '../../../whip/whepPlayer';
import type { WhipClient } from '../../../whip/whipClient';
import type { MediaSession } from '../mediaSession';

/** A client or player whose state a test decides. */
export interface FakePeer {
  readonly peer: WhipClient & WhepPlayer;
  readonly starts: number;
  readonly isClosed: boolean;
  set(state: Partial<HttpPeerState>): void;
}

/** Streams are only compared. */
export const fakeStream = () => Object.create(null) as MediaStream;

/** A connection that was opened with these kinds, and is asked for nothing else. */
function fakeConnection(kinds: readonly string[]): RTCPeerConnection {
  const transceivers = kinds.map((kind) => ({ receiver: { track: { kind } } }));
  return Object.assign(Object.create(null) as RTCPeerConnection, { getTransceivers: () => transceivers });
}

/** Makes one that is idle, with a connection that has these kinds. */
export function makeFakePeer(kinds: readonly string[] = []): FakePeer {
  const { set, ...shown } = createStore<HttpPeerState>({ status: 'idle', error: null, stream: null });
  const fake = { starts: 0, isClosed: false };
  const peer = {
    ...shown,
    start() {
      fake.starts += 1;
      set({ status: 'connecting' });
    },
    restartIce() {},
    reconnect() {},
    close() {
      fake.isClosed = true;
    },
    subscribeEvents: () => () => undefined,
    connection: fakeConnection(kinds),
    setKinds() {},
    setStream() {},
  };
  return Object.assign(fake, { peer, set });
}

/** A subscription that was opened, and whose state a test decides. */
export interface FakeSession extends FakePeer {
  readonly name: string;
  readonly kinds: Kinds;
  readonly session: MediaSession<WhepPlayer>;
  connect(): void;
  fail(error: RtcError): void;
}

/** Makes one that is being opened. */
export function makeFakeSession(name: string, kinds: Kinds, onChange: () => void): FakeSession {
  const fake = makeFakePeer();
  fake.peer.start();
  const unsubscribe = fake.peer.subscribe(onChange);
  const session = {
    peer: fake.peer,
    get error() {
      return fake.peer.getSnapshot().error;
    },
    close() {
      unsubscribe();
      fake.peer.close();
    },
  };
  return Object.assign(fake, {
    name,
    kinds,
    session,
    connect: () => fake.set({ status: 'connected', error: null, stream: fakeStream() }),
    fail: (error: RtcError) => fake.set({ status: 'failed', error }),
  });
}
