import { expect, onTestFinished, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { CallInspector } from './CallInspector';
import type { InspectedConnection, InspectedSample } from './InspectedConnection';

test('has one row for each person, with what is known', async () => {
  const screen = await render(
    <CallInspector
      connections={[
        { id: 'a', name: 'Ada', status: 'connected', route: 'relay', roundTripMs: 41.6 },
        { id: 'g', name: 'Grace', status: 'connecting', roundTripMs: null },
      ]}
    />,
  );
  await expect.element(screen.getByRole('region', { name: 'Connection details' })).toBeVisible();
  await expect
    .element(screen.getByRole('row', { name: /Ada Connected Through a relay 42 ms/ }))
    .toBeVisible();
  await expect
    .element(screen.getByRole('row', { name: /Grace Connecting… Not known yet Not known yet/ }))
    .toBeVisible();
});

test('alone in a call there is no table', async () => {
  const screen = await render(<CallInspector connections={[]} />);
  await expect.element(screen.getByText('Nobody else is here yet.')).toBeVisible();
  expect(screen.getByRole('table').elements()).toEqual([]);
});

const stream = { codec: 'VP8', bitrateKbps: 900, packetLoss: 0.012, jitterMs: 7.4 };
const sample = (at: number): InspectedSample => ({
  at,
  route: { roundTripMs: 31.6 },
  sent: { bitrateKbps: null },
  received: { bitrateKbps: 940 },
  inbound: { audio: [], video: [{ ...stream, width: 640, height: 360, framesPerSecond: 29.7 }] },
  outbound: { audio: [], video: [{ ...stream, qualityLimitation: 'cpu' }] },
});
/** Long enough for a limit to be judged. */
const samples = Array.from({ length: 25 }, (_, second) => sample(second * 1000));

const detailed: InspectedConnection = {
  id: 'a',
  name: 'Ada',
  status: 'connected',
  path: { kind: 'direct', local: 'host', remote: 'srflx', protocol: 'udp', remoteAddress: '203.0.113.9:4' },
  samples,
  events: [{ id: 1, at: 500, kind: 'offer', direction: 'sent', detail: 'c=IN IP4 203.0.113.9' }],
};

test('says in words what the pictures show', async () => {
  const screen = await render(<CallInspector connections={[detailed]} />);
  await expect.element(screen.getByText('host → srflx 203.0.113.9:4')).toBeVisible();
  await expect.element(screen.getByText('VP8, 640 × 360, 30 fps, 900 kb/s')).toBeVisible();
  await expect.element(screen.getByText(/VP8, 900 kb\/s, limited by the processor, as far back as the curves go/)).toBeVisible();
  const figures = screen.getByRole('figure').elements().map((figure) => figure.querySelector('figcaption')?.textContent);
  expect(figures).toEqual([
    'Received 940 kb/s',
    'Sent –',
    'Packet loss 1.2%',
    'Round trip 32 ms',
    'Jitter 7 ms',
    'Frames per second 30',
    'Resolution 360p',
  ]);
});

test('a new sample leaves the path and the timeline as they are', async () => {
  const screen = await render(<CallInspector connections={[detailed]} />);
  await expect.poll(() => screen.container.querySelector('figure')).not.toBeNull();
  const parts = () => [...screen.container.querySelectorAll('.visavis-path, .visavis-timeline')];
  const changed: MutationRecord[] = [];
  const watcher = new MutationObserver((records) => changed.push(...records));
  for (const part of parts()) watcher.observe(part, { subtree: true, childList: true, attributes: true });
  await screen.rerender(
    <CallInspector connections={[{ ...detailed, samples: [...samples, sample(25_000)] }]} />,
  );
  await expect.poll(() => screen.container.querySelector('figure path')?.getAttribute('d')).toContain('L25 ');
  expect([...changed, ...watcher.takeRecords()]).toEqual([]);
  watcher.disconnect();
});

test('tells how good the connection is, by which measure, and how ICE got there', async () => {
  const connection: InspectedConnection = {
    ...detailed,
    quality: { quality: 'fair', measure: 'packetLoss', value: 0.041, fair: 0.02, poor: 0.1, since: 4000 },
    ice: {
      policy: 'all',
      local: { host: 2, srflx: 1, prflx: 0, relay: 0 },
      gatheredAfterMs: { host: 2.4, srflx: 41, prflx: null, relay: null },
      remote: { host: 1, srflx: 1, prflx: 0, relay: 0 },
      pairs: [
        { local: 'host', remote: 'host', state: 'failed', count: 3, checks: 21, roundTripMs: null },
        { local: 'host', remote: 'srflx', state: 'succeeded', count: 1, checks: 4, roundTripMs: 1.3 },
      ],
      servers: [
        { url: 'stun:203.0.113.1:3478', status: 'answered', code: null },
        { url: 'turn:t.example', status: 'unauthorized', code: 401 },
      ],
    },
  };
  const screen = await render(<CallInspector connections={[connection]} />);
  await expect
    .element(screen.getByText(/Fair, because of packet loss: 4.1% \(fair above 2%, poor above 10%\)/))
    .toBeVisible();
  const definitions = () =>
    Object.fromEntries([...screen.container.querySelectorAll('dl > div')].map((row) => [...row.children].map((each) => each.textContent)));
  await expect.poll(definitions).toMatchObject({
    'You gathered': '2 host (after 2 ms), 1 srflx (after 41 ms)',
    'They told you': '1 host, 1 srflx',
    'host → host × 3': 'no answer to 21 checks',
    'host → srflx': 'works, and is in use (nominated), answered within 1 ms',
    'stun:203.0.113.1:3478': 'works: gave an address',
    'turn:t.example': 'refused the credentials (401)',
  });
  (screen.getByRole('checkbox', { name: 'Hide addresses on this screen' }).element() as HTMLElement).click();
  await expect.poll(definitions).toMatchObject({ 'stun:•••:3478': 'works: gave an address' });
});

test('says so where the details could not be loaded', async () => {
  const labels = { explained: () => Promise.reject(new Error('offline')) };
  const screen = await render(<CallInspector connections={[detailed]} labels={labels} />);
  await expect.element(screen.getByRole('alert')).toHaveTextContent('A part of this page could not be loaded.');
});

test('copies everything as JSON, without addresses where they are hidden', async () => {
  const copied = vi.fn<(text: string) => Promise<void>>(async () => undefined);
  const spy = vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(copied);
  onTestFinished(() => spy.mockRestore());
  const screen = await render(<CallInspector connections={[detailed]} />);
  const press = (name: string) => (screen.getByRole('button', { name }).element() as HTMLElement).click();
  press('Copy as JSON');
  await expect.element(screen.getByText('Copied')).toBeVisible();
  expect(JSON.parse(copied.mock.calls[0]![0])).toEqual(JSON.parse(JSON.stringify([detailed])));

  (screen.getByRole('checkbox', { name: 'Hide addresses on this screen' }).element() as HTMLElement).click();
  await expect.element(screen.getByText('host → srflx •••:4')).toBeVisible();
  press('Copy as JSON');
  await expect.poll(() => copied.mock.calls.length).toBe(2);
  expect(copied.mock.calls[1]![0]).not.toContain('203.0.113.9');

  copied.mockRejectedValueOnce(new DOMException('No.', 'NotAllowedError'));
  press('Copy as JSON');
  await expect.element(screen.getByText(/did not let this page copy/)).toBeVisible();
});

test('what is closed is not there', async () => {
  const screen = await render(<CallInspector connections={[detailed, { ...detailed, id: 'b', name: 'Ben' }]} />);
  expect(screen.container.querySelector('figure')).toBeNull();
  const details = [...screen.container.querySelectorAll('details')];
  details[1]!.open = true;
  await expect.poll(() => details[1]!.querySelectorAll('figure').length).toBe(7);
  expect(details[0]!.querySelector('figure')).toBeNull();
});
