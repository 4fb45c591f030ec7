import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import '../styles/index.css';
import { IceCheckPanel } from './IceCheckPanel';

test('has one row for each server, with what it found, how fast, and what went wrong', async () => {
  const screen = await render(
    <IceCheckPanel
      status="done"
      nat="symmetric"
      servers={[
        { url: 'stun:a', status: 'ok', host: {}, srflx: {}, protocol: 'udp', ms: 12.4 },
        { url: 'turn:r', status: 'ok', relay: {}, loopback: { roundTripMs: 80.2 }, ms: 140 },
        { url: 'turn:b', status: 'failed', error: { code: 'turn-unauthorized' } },
        { url: 'turn:c', status: 'failed', error: { code: '701', message: 'TURN host lookup received error.' } },
      ]}
    />,
  );
  await expect.element(screen.getByRole('region', { name: 'Network check' })).toBeVisible();
  const row = (name: RegExp) => screen.getByRole('row', { name });
  await expect.element(row(/stun:a Works UDP, own address, .* outside 12 ms/)).toBeVisible();
  await expect.element(row(/turn:b Does not work .*did not accept/)).toBeVisible();
  await expect.element(row(/turn:c Does not work TURN host lookup/)).toBeVisible();
  await expect.element(row(/turn:r Works relay, there and back in 80 ms 140 ms/)).toBeVisible();
  await expect.element(screen.getByText(/a relay is often needed/)).toBeVisible();
});

test('the button starts and stops, and is the same one', async () => {
  const onStart = vi.fn<() => void>();
  const onStop = vi.fn<() => void>();
  const panel = (status: 'idle' | 'running' | 'done') => (
    <IceCheckPanel status={status} servers={[{ url: 'stun:a', status: 'waiting' }]} {...{ onStart, onStop }} />
  );
  const screen = await render(panel('idle'));
  const button = screen.getByRole('button').element() as HTMLElement;
  button.focus();
  button.click();
  await screen.rerender(panel('running'));
  button.click();
  await screen.rerender(panel('done'));
  await expect.element(screen.getByRole('button', { name: 'Check again' })).toHaveFocus();
  expect([onStart.mock.calls.length, onStop.mock.calls.length]).toEqual([1, 1]);
});

test('says that the network is checked only if there was something to check', async () => {
  const screen = await render(<IceCheckPanel status="done" servers={[]} />);
  await expect.element(screen.getByText(/There are no servers to check/)).toBeVisible();
  expect(screen.getByText('The network is checked.').elements()).toEqual([]);
  await screen.rerender(<IceCheckPanel status="done" servers={[{ url: 'stun:a', status: 'ok' }]} />);
  await expect.element(screen.getByText('The network is checked.')).toBeInTheDocument();
});

test.each([
  [['turn:t?transport=tcp'], 'tcp', /No server answered over UDP/],
  [['stun:a:3478', 'turn:a?transport=udp'], 'udp', /STUN servers on two different hosts, and one has answered/],
  [['stun:a', 'stun:b'], 'udp', /Not all answers came in time/],
] as const)('says why the network could not be judged with %j', async (urls, protocol, reason) => {
  const servers = urls.map((url) => ({ url, protocol, status: 'ok' as const }));
  const screen = await render(<IceCheckPanel status="done" nat="unknown" servers={servers} />);
  await expect.element(screen.getByText(reason)).toBeVisible();
});
