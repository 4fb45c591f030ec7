import { expect } from 'vitest';
import type { RtcError } from '../core/errors';
import type { Json, Member, Signaling, SignalingConnection } from '../core/signaling/port';

/** What one member was told, in order. */
export type Heard =
  | { type: 'open'; self: Member; others: readonly Member[] }
  | { type: 'join'; member: Member }
  | { type: 'leave'; id: string }
  | { type: 'message'; from: string; data: unknown }
  | { type: 'down'; error: RtcError | undefined }
  | { type: 'error'; error: RtcError }
  | { type: 'fail'; error: RtcError };

/** A member of a room that writes down whatever it is told. */
export interface Recorder {
  readonly heard: readonly Heard[];
  readonly connection: SignalingConnection;
  send(data: Json): boolean;
  /** Waits until it was told something of this type for the `count`th time. */
  hears<T extends Heard['type']>(type: T, count?: number): Promise<Extract<Heard, { type: T }>>;
  /** All it was told of one type so far. */
  all<T extends Heard['type']>(type: T): Extract<Heard, { type: T }>[];
}

/** Enters a room and records; the caller closes `connection`. */
export function record(signaling: Signaling, name: string): Recorder {
  const heard: Heard[] = [];
  const connection = signaling.connect(name, {
    onOpen: (self, others) => heard.push({ type: 'open', self, others }),
    onJoin: (member) => heard.push({ type: 'join', member }),
    onLeave: (id) => heard.push({ type: 'leave', id }),
    onMessage: (from, data) => heard.push({ type: 'message', from, data }),
    onDown: (error) => heard.push({ type: 'down', error }),
    onError: (error) => heard.push({ type: 'error', error }),
    onFail: (error) => heard.push({ type: 'fail', error }),
  });
  expect(heard, 'nothing is reported before connect has returned').toEqual([]);

  const all = <T extends Heard['type']>(type: T) =>
    heard.filter((each): each is Extract<Heard, { type: T }> => each.type === type);

  return {
    heard,
    connection,
    all,
    send: (data) => connection.send(data),
    async hears(type, count = 1) {
      // A failure that nobody waits for is told at once, rather than that the time is up.
      const over = () => (type === 'fail' ? undefined : all('fail')[0]);
      await expect.poll(() => over() ?? all(type).length >= count).not.toBe(false);
      expect(over()?.error).toBeUndefined();
      return all(type)[count - 1] as never;
    },
  };
}
