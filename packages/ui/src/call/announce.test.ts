import type { Participant } from '@visavis/hooks';
import { expect, it } from 'vitest';
import { announce } from './announce';

const newcomer: Participant = {
  id: 'a',
  name: 'Ada',
  role: 'guest',
  status: 'connecting',
  camera: null,
  screen: null,
  microphone: 'off',
  cameraStatus: 'off',
  error: null,
  remoteError: null,
  peer: null,
  mediaPeer: null,
};
const stream = {} as MediaStream;

it('says nothing of a microphone that nothing is known of yet', () => {
  expect(announce([newcomer])).toEqual([
    { id: 'a', name: 'Ada', status: 'connecting', sharing: false, microphone: undefined },
  ]);
});

it('says what is known', () => {
  const [known] = announce([{ ...newcomer, camera: stream, screen: stream, microphone: 'muted' }]);
  expect(known).toMatchObject({ sharing: true, microphone: 'muted' });
});
