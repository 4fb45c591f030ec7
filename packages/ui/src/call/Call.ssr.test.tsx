import { createMemoryHub } from '@visavis/hooks/signaling/memory';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Call } from './Call';

test('renders the lobby on a server, and nothing of a call without one', () => {
  const signaling = createMemoryHub().room('tea');
  expect(renderToString(<Call room="tea" signaling={signaling} />)).toContain('Join call');
  expect(renderToString(<Call room="tea" signaling={signaling} name="Ada" skipLobby />)).not.toContain('<button');
});
