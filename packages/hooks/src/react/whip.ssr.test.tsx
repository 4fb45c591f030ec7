import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { useWhep } from './useWhep';
import { useWhip } from './useWhip';

function Broadcast() {
  const published = useWhip({ url: 'https://media.example/whip', stream: null });
  const played = useWhep({ url: 'https://media.example/whep' });
  return <p>{[published.status, String(published.error), played.status, String(played.stream === null)].join()}</p>;
}

it('renders on a server as idle', () => {
  expect(renderToString(<Broadcast />)).toBe('<p>idle,null,idle,true</p>');
});
