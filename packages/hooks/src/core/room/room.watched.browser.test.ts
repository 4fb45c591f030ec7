import { expect, it, onTestFinished } from 'vitest';
import { createVirtualEnvironment } from '../../testing/index';
import { replaceProperty } from '../../testing/replaceProperty';
import { createPageEnvironment } from '../environment/pageEnvironment';
import { createRecorder } from '../recorder/createRecorder';
import { createLocalMedia } from './localMedia';
import { createLocalParticipant } from './localParticipant';
import { createSyntheticStream } from '../../testing/index';

const mesh = { published: null, peer: null };

it('asks for full video in a hidden tab while it is recorded, and for little once it is not', async () => {
  const environment = createVirtualEnvironment();
  const local = createLocalMedia(() => undefined);
  const self = createLocalParticipant({ name: () => 'Ada' }, environment, local, () => true, mesh);
  const { stream, stop } = createSyntheticStream({ color: 'rgb(200 40 40)' });
  onTestFinished(stop);
  const recorder = createRecorder(environment);
  onTestFinished(() => recorder.close());

  environment.isHidden = true;
  environment.emit('visibility');
  expect(self.describe().preferredQuality).toBe('low');
  recorder.setSources(stream);
  await recorder.start();
  expect(self.describe().preferredQuality).toBe('all');
  recorder.close();
  expect(self.describe().preferredQuality).toBe('low');
});

it('asks for full video in a hidden tab while the call floats in a picture-in-picture window', () => {
  const environment = createPageEnvironment();
  onTestFinished(environment.subscribe(() => undefined));
  const self = createLocalParticipant({ name: () => 'Ada' }, environment, createLocalMedia(() => undefined), () => true, mesh);
  onTestFinished(replaceProperty(document, 'hidden', { get: () => true }));
  expect(self.describe().preferredQuality).toBe('low');
  const video = document.createElement('video');
  onTestFinished(replaceProperty(document, 'pictureInPictureElement', { get: () => video }));
  expect(self.describe().preferredQuality).toBe('all');
});
