import { expect, it } from 'vitest';
import type { IceServerError } from '../iceGathering';
import { readIce, type IceSetUp } from './iceSummary';

type Entry = Record<string, unknown> & { id: string };

const reportOf = (...entries: Entry[]) =>
  new Map(entries.map((entry) => [entry.id, { timestamp: 0, ...entry } as unknown as RTCStats]));
const local = (id: string, candidateType: string, url?: string) => ({ id, type: 'local-candidate', candidateType, url });
const remote = (id: string, candidateType: string) => ({ id, type: 'remote-candidate', candidateType });
const pair = (id: string, localCandidateId: string, remoteCandidateId: string, state: string, checks: object = {}) => ({
  id,
  type: 'candidate-pair',
  localCandidateId,
  remoteCandidateId,
  state,
  ...checks,
});

const setUp: IceSetUp = { policy: 'all', urls: [], complete: true };
const statusesWith = (errors: readonly IceServerError[], urls: string[], ...entries: Entry[]) =>
  readIce(reportOf(...entries), { ...setUp, urls, gathering: { errors, firstAfterMs: {} } }).servers.map(({ status, code }) => [status, code]);

it('counts candidates by type and pairs by types and state', () => {
  const summary = readIce(
    reportOf(
      local('a', 'host'),
      local('b', 'host'),
      local('c', 'srflx'),
      remote('x', 'host'),
      remote('y', 'prflx'),
      pair('1', 'a', 'x', 'failed', { requestsSent: 4, responsesReceived: 0, totalRoundTripTime: 0 }),
      pair('2', 'b', 'x', 'failed', { requestsSent: 3 }),
      pair('3', 'a', 'y', 'succeeded', { requestsSent: 5, responsesReceived: 4, totalRoundTripTime: 0.2 }),
      pair('5', 'b', 'y', 'succeeded', { requestsSent: 1, responsesReceived: 1, totalRoundTripTime: 0.03 }),
      pair('4', 'a', 'gone', 'succeeded'),
    ),
    { ...setUp, gathering: { errors: [], firstAfterMs: { host: 2, srflx: 41 } } },
  );
  expect(summary).toEqual({
    policy: 'all',
    local: { host: 2, srflx: 1, prflx: 0, relay: 0 },
    gatheredAfterMs: { host: 2, srflx: 41, prflx: null, relay: null },
    remote: { host: 1, srflx: 0, prflx: 1, relay: 0 },
    pairs: [
      { local: 'host', remote: 'host', state: 'failed', count: 2, checks: 7, answers: 0, roundTripMs: null },
      { local: 'host', remote: 'prflx', state: 'succeeded', count: 2, checks: 6, answers: 5, roundTripMs: 30 },
    ],
    servers: [],
  });
});

it('names the states of pairs alike for every browser', () => {
  const stateIn = (state: string) => readIce(reportOf(local('a', 'host'), remote('x', 'host'), pair('1', 'a', 'x', state))).pairs[0]?.state;
  expect(['succeeded', 'in-progress', 'inprogress', 'cancelled'].map(stateIn)).toEqual(['succeeded', 'in-progress', 'in-progress', 'frozen']);
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
