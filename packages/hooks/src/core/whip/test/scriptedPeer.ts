import { expect } from 'vitest';
import { createVirtualEnvironment } from '../../../testing/virtualEnvironment';
import { createHttpPeer } from '../createHttpPeer';
import { refusalOf } from '../explain';
import type { Media } from '../media';
import type { MediaConnection, MediaConnectionEvent, MediaConnectionOptions } from '../mediaConnection';
import type { HttpRole } from '../refusal';

/** A connection that does what a test says. */
interface ScriptedConnection {
  readonly options: MediaConnectionOptions;
  readonly isOpen: boolean;
  readonly restarts: number;
  readonly ends: number;
  isAlive: boolean;
  tell(event: MediaConnectionEvent): void;
}

/** A peer in virtual time, with every connection that it opens. */
export function peerOf(role: HttpRole, isEmpty = false) {
  const page = createVirtualEnvironment();
  const connections: ScriptedConnection[] = [];
  const media: Media & { isEmpty: boolean } = {
    isEmpty,
    begin: () => undefined,
    attach: () => undefined,
    detach: () => undefined,
    settle: () => undefined,
    end: () => undefined,
  };

  function openConnection(options: MediaConnectionOptions): MediaConnection {
    const made = {
      options,
      get isOpen() {
        return !options.signal.aborted;
      },
      restarts: 0,
      ends: 0,
      isAlive: false,
      tell: (event: MediaConnectionEvent) => void (options.signal.aborted || options.emit(event)),
    };
    connections.push(made);
    return {
      pc: null,
      get isAlive() {
        return made.isAlive;
      },
      error: null,
      restartIce: () => void made.restarts++,
      async end() {
        made.ends += 1;
        await Promise.resolve();
      },
    };
  }

  const owned = createHttpPeer({ url: 'https://media.example/x', environment: page }, { role, media, openConnection });
  const last = () => connections.at(-1) as ScriptedConnection;
  return {
    page,
    media,
    connections,
    last,
    ...owned,
    state: () => owned.peer.getSnapshot(),
    refuse(status: number, afterMs = 0) {
      last().tell({ type: 'refused', refusal: refusalOf(role, status, afterMs, '') });
    },
    connect() {
      last().isAlive = true;
      last().tell({ type: 'stateChange', state: 'connected' });
    },
  };
}

/** The same, connected. */
export function connected(role: HttpRole) {
  const own = peerOf(role);
  own.peer.start();
  own.connect();
  expect(own.state()).toMatchObject({ status: 'connected', error: null });
  return own;
}
