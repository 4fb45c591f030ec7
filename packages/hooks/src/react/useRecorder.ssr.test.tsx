import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { useRecorder } from './useRecorder';

test('useRecorder is idle on a server, where there is no browser', () => {
  const Probe = () => JSON.stringify(useRecorder([]));
  expect(JSON.parse(renderToString(<Probe />).replaceAll('&quot;', '"'))).toEqual({
    status: 'idle',
    durationSeconds: 0,
    sizeBytes: 0,
    file: null,
    savedAs: null,
    error: null,
  });
});
