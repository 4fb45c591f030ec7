import { expect, test } from 'vitest';
import { en } from '../locales/en';
import { changes, type AnnouncedParticipant } from './changes';

const ada: AnnouncedParticipant = {
  id: 'a',
  name: 'Ada',
  status: 'connected',
  microphone: 'on',
  sharing: false,
};
const grace: AnnouncedParticipant = { id: 'g', name: 'Grace', status: 'connected', microphone: 'on' };

const said = (before: AnnouncedParticipant[], after: AnnouncedParticipant[]) =>
  changes(before, after, en.callAnnouncer);

test('who comes and who goes', () => {
  expect(said([ada], [grace])).toEqual(['Grace joined', 'Ada left']);
  expect(said([{ ...ada, status: 'reconnecting' }], [])).toEqual(['Ada did not come back']);
});

test.each<[Partial<AnnouncedParticipant>, Partial<AnnouncedParticipant>, string[]]>([
  [{}, { sharing: true }, ['Ada shares their screen']],
  [{ sharing: true }, { sharing: false }, ['Ada stopped sharing']],
  [{}, { microphone: 'muted' }, ['Ada turned off their microphone']],
  [{ microphone: 'off' }, { microphone: 'on' }, ['Ada turned on their microphone']],
  [{ microphone: 'off' }, { microphone: 'muted' }, []],
  [{ microphone: undefined }, { microphone: 'on' }, []],
  [{}, { status: 'reconnecting' }, ['The connection to Ada was lost. Reconnecting']],
  [{ status: 'reconnecting' }, { status: 'connected' }, ['Ada is connected again']],
  [{ status: 'connecting' }, { status: 'connected' }, []],
  [{ status: 'connecting', microphone: 'off' }, { microphone: 'on' }, []],
  [{ status: 'connecting', microphone: 'off' }, { status: 'connecting', microphone: 'on' }, []],
  [{ status: undefined, microphone: 'off' }, { status: undefined, microphone: 'on' }, ['Ada turned on their microphone']],
  [{}, {}, []],
])('%j to %j', (before, after, expected) => {
  expect(said([{ ...ada, ...before }], [{ ...ada, ...after }])).toEqual(expected);
});
