import { renderToString } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { useIceCheck } from './useIceCheck';

it('renders on a server as idle, and asks nobody', () => {
  const source = vi.fn(() => Promise.resolve([]));

  function Check() {
    const { status, host, servers, nat, error } = useIceCheck(source, { autoStart: true });
    return <p>{[status, host.status, servers.length, nat, String(error)].join()}</p>;
  }

  expect(renderToString(<Check />)).toBe('<p>idle,waiting,0,unknown,null</p>');
  expect(source).not.toHaveBeenCalled();
});
