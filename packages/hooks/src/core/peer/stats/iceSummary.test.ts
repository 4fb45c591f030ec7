import { expect, it } from 'vitest';
import { readIce, type IceSetUp } from './iceSummary';

type Entry = Record<string, unknown> & { id: string };

const reportOf = (...entries: Entry[]) =>
  new Map(entries.map((entry) => [entry.id, { timestamp: 0, ...entry } as unknown as RTCStats]));
const local = (id: string, candidateType: string, url?: string) => ({ id, type: 'local-candidate', candidateType, url });
const remote = (id: string, candidateType: string) => ({ id, type: 'remote-candidate', candidateType });
const pair = (id: string, localCandidateId: string, remoteCandidateId: string, state: string) => ({
  id,
  type: 'candidate-pair',
  localCandidateId,
  remoteCandidateId,
  state,
});

const setUp: IceSetUp = { policy: 'all', urls: [], errors: [], complete: true };
const statusesWith = (errors: IceSetUp['errors'], urls: string[], ...entries: Entry[]) =>
  readIce(reportOf(...entries), { ...setUp, urls, errors }).servers.map(({ status, code }) => [status, code]);

it('counts candidates by type and pairs by types and state', () => {
  const summary = readIce(
    reportOf(
      local('a', 'host'),
      local('b', 'host'),
      local('c', 'srflx'),
      remote('x', 'host'),
      remote('y', 'prflx'),
      pair('1', 'a', 'x', 'failed'),
      pair('2', 'b', 'x', 'failed'),
      pair('3', 'a', 'y', 'succeeded'),
      pair('4', 'a', 'gone', 'succeeded'),
    ),
  );
  expect(summary).toEqual({
    policy: 'all',
    local: { host: 2, srflx: 1, prflx: 0, relay: 0 },
    remote: { host: 1, srflx: 0, prflx: 1, relay: 0 },
    pairs: [
      { local: 'host', remote: 'host', state: 'failed', count: 2 },
      { local: 'host', remote: 'prflx', state: 'succeeded', count: 1 },
    ],
    servers: [],
  });
});

it('knows a server by its candidate, however the browser writes the URL', () => {
  const urls = ['stun:s.example', 'turn:t.example:3478', 'turns:t.example'];
  const found = [local('a', 'srflx', 'stun:s.example:3478'), local('b', 'relay', 'turn:t.example:3478?transport=udp')];
  expect(statusesWith([], urls, ...found)).toEqual([
    ['answered', null],
    ['answered', null],
    ['unknown', null],
  ]);
});

it('tells a refusal from no answer, and believes a candidate before both', () => {
  const url = 'turn:t.example:3478?transport=udp';
  const error = (code: number) => ({ url, code });
  expect(statusesWith([error(701), error(401)], [url])).toEqual([['unauthorized', 401]]);
  expect(statusesWith([error(701), error(486)], [url])).toEqual([['refused', 486]]);
  expect(statusesWith([error(701)], [url])).toEqual([['unreachable', 701]]);
  expect(statusesWith([error(701)], [url], local('a', 'relay', url))).toEqual([['answered', null]]);
  expect(statusesWith([{ url: 'turn:other.example', code: 701 }], [url])).toEqual([['unknown', null]]);
});

it('says of a STUN server without a candidate that it told nothing new, once that is certain', () => {
  const urls = ['stun:s.example'];
  expect(statusesWith([], urls, local('a', 'host'))).toEqual([['nothing-new', null]]);
  expect(statusesWith([], urls, local('a', 'srflx'))).toEqual([['unknown', null]]);
  expect(readIce(reportOf(), { ...setUp, urls, complete: false }).servers[0]?.status).toBe('unknown');
});
