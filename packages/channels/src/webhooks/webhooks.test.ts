import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type PusherServer from 'pusher';
import { expect, it, onTestFinished } from 'vitest';
import { connect } from '../testing/pusherClient';
import { apiOf, startTestServer } from '../testing/server';
import { until } from '../testing/until';
import type { WebhookEvent } from './WebhookSender';

/** An endpoint that verifies as Pusher's own library does, and takes what `takes` lets it. */
async function startEndpoint(takes: () => boolean = () => true) {
  const received: { valid: boolean; events: unknown[] }[] = [];
  const app = { api: null as PusherServer | null };
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const { headers } = request;
      const webhook = app.api?.webhook({ headers, rawBody: body });
      if (webhook) received.push({ valid: webhook.isValid(), events: webhook.getEvents() });
      response.writeHead(takes() ? 200 : 500).end();
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const events = () => received.flatMap((each) => each.events) as WebhookEvent[];
  return { url: `http://127.0.0.1:${port}/hook`, received, events, app };
}

const all: WebhookEvent['name'][] = [
  'channel_occupied',
  'channel_vacated',
  'member_added',
  'member_removed',
  'client_event',
  'cache_miss',
  'subscription_count',
];

it("tells what happens, in order, so that Pusher's own library verifies it", async () => {
  const endpoint = await startEndpoint();
  const server = await startTestServer({ webhooks: [{ url: endpoint.url, events: all }], subscriptionCounts: true });
  endpoint.app.api = apiOf(server);
  const ada = await connect(server, { member: { user_id: 'ada' } });
  const room = await ada.join('presence-room');
  room.trigger('client-hello', { a: 1 });
  await ada.subscribe('cache-news');
  await until(() => expect(endpoint.events()).toContainEqual({ name: 'cache_miss', channel: 'cache-news' }));
  ada.pusher.disconnect();
  await until(() => {
    expect(endpoint.events()).toEqual([
      { name: 'channel_occupied', channel: 'presence-room' },
      { name: 'member_added', channel: 'presence-room', user_id: 'ada' },
      expect.objectContaining({ name: 'client_event', event: 'client-hello', data: '{"a":1}', user_id: 'ada' }),
      { name: 'channel_occupied', channel: 'cache-news' },
      { name: 'subscription_count', channel: 'cache-news', subscription_count: 1 },
      { name: 'cache_miss', channel: 'cache-news' },
      { name: 'member_removed', channel: 'presence-room', user_id: 'ada' },
      { name: 'channel_vacated', channel: 'presence-room' },
      { name: 'subscription_count', channel: 'cache-news', subscription_count: 0 },
      { name: 'channel_vacated', channel: 'cache-news' },
    ]);
  });
  expect(endpoint.received.every(({ valid }) => valid)).toBe(true);
  // Gathered, not one request for each.
  expect(endpoint.received.length).toBeLessThan(endpoint.events().length);
});

it('is not valid for an app with another secret', async () => {
  const endpoint = await startEndpoint();
  const server = await startTestServer({ webhooks: [{ url: endpoint.url }] });
  endpoint.app.api = apiOf(server, { secret: 'another' });
  await (await connect(server)).subscribe('news');
  await until(() => expect(endpoint.received).toHaveLength(1));
  expect(endpoint.received[0]?.valid).toBe(false);
});

it('tries again until the endpoint takes it', async () => {
  let attempts = 0;
  const endpoint = await startEndpoint(() => ++attempts > 2);
  const server = await startTestServer({ webhooks: [{ url: endpoint.url }] });
  endpoint.app.api = apiOf(server);
  await (await connect(server)).subscribe('news');
  await until(() => expect(attempts).toBe(3));
  const [first, ...others] = endpoint.received;
  expect(first?.events).toEqual([{ name: 'channel_occupied', channel: 'news' }]);
  for (const each of others) expect(each).toEqual(first);
});
