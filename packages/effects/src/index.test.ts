import { expect, test } from 'vitest';
import { backgroundBlur, backgroundImage, noiseSuppression } from './index';

test('can be imported and called where there is no browser, as while a page is rendered on a server', () => {
  expect(backgroundBlur()).toMatchObject({ kind: 'video', name: 'backgroundBlur', required: true });
  expect(backgroundImage({ src: '/beach.jpg', required: false })).toMatchObject({ kind: 'video', required: false });
  expect(noiseSuppression({ name: 'quiet' })).toMatchObject({ kind: 'audio', name: 'quiet', required: false });
});
