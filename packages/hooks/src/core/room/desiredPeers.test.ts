import { describe, expect, it } from 'vitest';
import type { Member } from '../signaling/port';
import type { Verdict } from './access/accessMessage';
import { decideAccess, decideEnd, decideMember } from './access/decide';
import { EMPTY_POLICY, type RoomPolicy } from './access/policy';
import { desiredPeers, type PresentMember, type RoomEnvironment } from './desiredPeers';

const member = (id: string, role: Member['role'] = 'guest'): Member => ({ id, name: id, role });
const guest = member('gil');
const host = member('hana', 'host');
const HANA = { by: 'hana', nowMs: 1000 };
const LOCKED = decideAccess(EMPTY_POLICY, HANA, 'locked', ['gil']);

interface Situation {
  self: Member;
  others: readonly (Member | PresentMember)[];
  departed?: readonly { member: Member; heard: Verdict }[];
  policy?: RoomPolicy;
  environment?: Partial<RoomEnvironment>;
  savesData?: boolean;
}

const present = (each: Member, heard: Verdict | null = null, visit?: string): PresentMember => ({ member: each, heard, visit });

function decide({ self, others, departed = [], policy = EMPTY_POLICY, environment, savesData = false }: Situation) {
  const members = others.map((each) => ('member' in each ? each : present(each)));
  return desiredPeers({ members, departed }, policy, { member: self, savesData }, {
    mode: 'mesh',
    initialAccess: 'open',
    isWatched: true,
    ...environment,
  });
}

const connects = (situation: Situation) =>
  [...decide(situation).peers].filter(([, { connect }]) => connect).map(([id]) => id);
const verdicts = (situation: Situation) =>
  Object.fromEntries([...decide(situation).peers].map(([id, { verdict }]) => [id, verdict]));

describe('an open room', () => {
  it('connects everybody to everybody', () => {
    expect(connects({ self: guest, others: [host, member('otto')] })).toEqual(['hana', 'otto']);
  });

  it('connects nobody but hosts to their audience in a broadcast', () => {
    const environment = { mode: 'broadcast' } as const;
    expect(connects({ self: guest, others: [host, member('otto')], environment })).toEqual(['hana']);
    expect(connects({ self: host, others: [guest, member('otto')], environment })).toEqual(['gil', 'otto']);
  });

  it('is as it was for a guest whom one of several others keeps out, who does not connect to that one', () => {
    const others = [present(member('otto'), 'wait'), present(member('nora'))];
    expect(decide({ self: guest, others }).standing).toBe('in');
    expect(connects({ self: guest, others })).toEqual(['nora']);
  });
});

describe('a room whose server keeps who may be in it', () => {
  const kept = (id: string, admitted: boolean): Member => ({ ...member(id), admitted });

  it('keeps a guest waiting whom the server has not let in, whatever the members make of it', () => {
    const others = [present(host, 'in'), present(member('otto'), 'in')];
    expect(decide({ self: kept('gil', false), others }).standing).toBe('waiting');
    expect(connects({ self: kept('gil', false), others })).toEqual([]);
  });

  it('has a guest in whom the server has let in, also where no host is there that knows of it', () => {
    const environment = { initialAccess: 'locked' } as const;
    expect(decide({ self: kept('gil', true), others: [], environment }).standing).toBe('in');
    expect(connects({ self: host, others: [kept('nora', true)], policy: LOCKED })).toEqual(['nora']);
    expect(connects({ self: kept('gil', true), others: [kept('nora', true)], policy: LOCKED })).toEqual(['nora']);
  });

  it('shows who waits to hosts, and tells them nothing', () => {
    const situation = { others: [kept('nora', false)], policy: LOCKED };
    expect(decide({ self: host, ...situation }).waitingRoom).toEqual(['nora']);
    expect(verdicts({ self: host, ...situation })).toEqual({ nora: null });
    expect(connects({ self: host, others: [kept('nora', false)] })).toEqual([]);
  });

  it('keeps out whom a host has put out since the server said that they are in', () => {
    const policy = decideMember(LOCKED, HANA, { id: 'nora', value: 'removed', visit: 'v1' });
    expect(verdicts({ self: host, others: [present(kept('nora', true), null, 'v1')], policy })).toEqual({ nora: 'removed' });
    expect(verdicts({ self: host, others: [present(kept('nora', true), null, 'v2')], policy })).toEqual({ nora: 'wait' });
    expect(decide({ self: kept('gil', true), others: [present(host, 'banned')] }).standing).toBe('banned');
  });
});

describe('a locked room', () => {
  const newcomer = member('nora');

  it('keeps out newcomers, and those in who were', () => {
    for (const self of [host, guest]) {
      const others = [self === host ? guest : host, newcomer];
      expect(verdicts({ self, others, policy: LOCKED })).toMatchObject({ nora: 'wait' });
      expect(connects({ self, others, policy: LOCKED })).toEqual([others[0]?.id]);
    }
    expect(decide({ self: host, others: [guest, newcomer], policy: LOCKED }).waitingRoom).toEqual(['nora']);
    expect(decide({ self: guest, others: [host, newcomer], policy: LOCKED }).waitingRoom).toEqual([]);
  });

  it.each<[string, Situation]>([
    ['a host says so', { self: newcomer, others: [present(host, 'wait'), present(guest)] }],
    ['all guests who are there say so', { self: newcomer, others: [present(guest, 'wait')] }],
    ['those who said so have left', { self: newcomer, others: [], departed: [{ member: host, heard: 'wait' }] }],
    ['it is locked from the beginning, and nobody is there', { self: newcomer, others: [], environment: { initialAccess: 'locked' } }],
    ['it is locked from the beginning, and others wait too', { self: newcomer, others: [member('otto')], environment: { initialAccess: 'locked' } }],
    ['it is locked from the beginning, and a host has yet to speak', { self: newcomer, others: [host], environment: { initialAccess: 'locked' } }],
  ])('a newcomer waits where %s', (_where, situation) => {
    expect(decide(situation)).toMatchObject({ standing: 'waiting', access: 'locked' });
    expect(connects(situation)).toEqual([]);
    expect(Object.values(verdicts(situation)).filter(Boolean)).toEqual([]);
  });

  it('lets in who is told to be in, by a host or by a guest who is', () => {
    const environment = { initialAccess: 'locked' } as const;
    for (const other of [host, guest]) {
      const situation = { self: newcomer, others: [present(other, 'in')], environment };
      expect(decide(situation).standing).toBe('in');
      expect(connects(situation)).toEqual([other.id]);
    }
  });

  it('lets a guest stay who was in, also when the host is gone', () => {
    expect(decide({ self: guest, others: [], policy: LOCKED }).standing).toBe('in');
  });

  it('takes a guest for in whom a host has admitted, while other guests have yet to hear of it', () => {
    const others = [present(host, 'in'), present(guest, 'wait')];
    expect(decide({ self: newcomer, others }).standing).toBe('in');
    expect(connects({ self: newcomer, others })).toEqual(['hana']);
  });

  it('never keeps a host out', () => {
    const others = [present(guest, 'wait'), present(member('ines', 'host'), 'wait')];
    const environment = { initialAccess: 'locked' } as const;
    expect(decide({ self: host, others, environment }).standing).toBe('in');
  });
});

describe('who is put out', () => {
  const removed = decideMember(EMPTY_POLICY, HANA, { id: 'nora', value: 'removed', visit: 'first' });

  it.each(['declined', 'removed', 'banned'] as const)('hears from a host that they are %s', (verdict) => {
    const policy = decideMember(EMPTY_POLICY, HANA, { id: 'nora', value: verdict, visit: 'first' });
    const others = [present(member('nora'), null, 'first')];
    expect(verdicts({ self: host, others, policy })).toEqual({ nora: verdict });
    expect(verdicts({ self: guest, others, policy })).toEqual({ nora: 'wait' });
    expect(connects({ self: guest, others, policy })).toEqual([]);
    expect(decide({ self: member('nora'), others: [present(host, verdict)] }).standing).toBe(verdict);
    // A guest has nothing to say there.
    expect(decide({ self: member('nora'), others: [present(guest, verdict), present(host)] }).standing).toBe('in');
  });

  it('may ask to come in again, also in an open room', () => {
    const others = [present(member('nora'), null, 'second')];
    expect(decide({ self: host, others, policy: removed })).toMatchObject({ access: 'open', waitingRoom: ['nora'] });
  });
});

describe('a call that is ended for all', () => {
  const policy = decideEnd(LOCKED, HANA);

  it('is over for each member that learns of it, hosts as well', () => {
    const others = [guest, member('ines', 'host'), member('nora')];
    expect(verdicts({ self: host, others, policy })).toEqual({ gil: 'ended', ines: 'ended', nora: 'ended' });
    expect(connects({ self: host, others, policy })).toEqual([]);
    for (const self of [guest, member('ines', 'host')]) {
      expect(decide({ self, others: [present(host, 'ended')] }).standing).toBe('ended');
    }
  });
});

describe('the quality that is asked for', () => {
  it('is low while nobody looks, or where data is to be saved', () => {
    expect(decide({ self: guest, others: [] }).preferredQuality).toBe('all');
    expect(decide({ self: guest, others: [], environment: { isWatched: false } }).preferredQuality).toBe('low');
    expect(decide({ self: guest, others: [], savesData: true }).preferredQuality).toBe('low');
  });
});
