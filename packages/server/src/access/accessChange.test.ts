import { describe, expect, it } from 'vitest';
import { HttpError } from '../http/httpError';
import { applyAccessChange, readAccessChange } from './accessChange';
import { OPEN_ROOM, verdictOn, type RoomAccessState } from './roomAccess';

const nobody = new Set<string>();

/** What holds after requests with these fields, in a room with these members. */
function after(queries: readonly string[], present: ReadonlySet<string> = nobody): RoomAccessState {
  return queries.reduce(
    (state, query) => applyAccessChange(state, readAccessChange(new URLSearchParams(query)), present),
    OPEN_ROOM,
  );
}

const guest = (id: string) => ({ id, role: 'guest' as const });

describe('who may be in a room', () => {
  it.each<[string, string[], string]>([
    ['anybody, while nobody has decided anything', [], 'admitted'],
    ['nobody new once it is locked', ['access=locked'], 'waiting'],
    ['who is let in', ['access=locked', 'admit=ada'], 'admitted'],
    ['anybody again once it is open', ['access=locked', 'access=open'], 'admitted'],
    ['who was declined waits on', ['access=locked', 'decline=ada'], 'waiting'],
    ['who was removed waits, also while it is open', ['remove=ada'], 'waiting'],
    ['who was removed, and let in again', ['remove=ada', 'admit=ada'], 'admitted'],
    ['who was let in, and removed', ['access=locked', 'admit=ada', 'remove=ada'], 'waiting'],
    ['who was banned does not even wait', ['ban=ada'], 'banned'],
    ['who was banned, also once it is open', ['access=locked', 'ban=ada', 'access=open'], 'banned'],
    ['who was banned, and let in again', ['ban=ada', 'admit=ada'], 'admitted'],
    ['who is banned and let in at once', ['ban=ada&admit=ada'], 'banned'],
  ])('%s', (_what, queries, verdict) => {
    const state = after(queries);
    expect(verdictOn(state, guest('ada'))).toBe(verdict);
    expect(verdictOn(state, { id: 'ada', role: 'host' })).toBe('admitted');
  });

  it('is who was in it when it was locked, and not who had been put out by then', () => {
    const state = after(['remove=eve', 'access=locked'], new Set(['ada', 'eve']));
    expect(verdictOn(state, guest('ada'))).toBe('admitted');
    expect(verdictOn(state, guest('eve'))).toBe('waiting');
  });

  it('does not change when a locked room is locked again, with others in it', () => {
    const locked = after(['access=locked'], new Set(['ada']));
    const again = applyAccessChange(locked, readAccessChange(new URLSearchParams('access=locked')), new Set(['eve']));
    expect(again).toEqual(locked);
  });
});

it('refuses changes that make no sense', () => {
  for (const query of ['access=ajar', 'admit=', `ban=${'x'.repeat(129)}`, 'remove=a&'.repeat(200)]) {
    expect(() => readAccessChange(new URLSearchParams(query))).toThrow(HttpError);
  }
});
