import { expect, it, onTestFinished } from 'vitest';
import { createVirtualEnvironment } from '../../testing/index';
import { createRecorder } from '../recorder/recorder';
import { createLocalMedia } from './localMedia';
import { createOneself } from './oneself';
import { createSyntheticStream } from '../../testing/index';

it('asks for full video in a hidden tab while it is recorded, and for little once it is not', async () => {
  const environment = createVirtualEnvironment();
  const local = createLocalMedia(() => undefined);
  const self = createOneself({ name: () => 'Ada' }, environment, local, () => true);
  const { stream, stop } = createSyntheticStream({ color: 'rgb(200 40 40)' });
  onTestFinished(stop);
  const recorder = createRecorder(environment);
  onTestFinished(() => recorder.close());

  environment.isHidden = true;
  environment.emit('visibility');
  expect(self.describe().wants).toBe('little');
  recorder.setSources(stream);
  await recorder.start();
  expect(self.describe().wants).toBe('all');
  recorder.close();
  expect(self.describe().wants).toBe('little');
});
