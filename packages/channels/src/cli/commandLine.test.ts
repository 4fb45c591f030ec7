import { expect, it } from 'vitest';
import { parseCommandLine } from './commandLine';

it('leaves off what a new Pusher app has off', () => {
  expect(parseCommandLine([])).toMatchObject({ subscriptionCounts: false, limits: {}, webhooks: [] });
});

it('takes subscription counts, the authorization timeout, and the events of webhooks', () => {
  const urls = ['http://localhost:3000/a', 'http://localhost:3000/b'];
  const events = ['client_event', 'subscription_count'];
  const argv = [
    '--subscription-counts',
    '--authorization-timeout',
    '30',
    ...urls.flatMap((url) => ['--webhook', url]),
    ...events.flatMap((event) => ['--webhook-event', event]),
  ];
  expect(parseCommandLine(argv)).toMatchObject({
    subscriptionCounts: true,
    limits: { authorizationTimeoutSeconds: 30 },
    webhooks: urls.map((url) => ({ url, events })),
  });
});
