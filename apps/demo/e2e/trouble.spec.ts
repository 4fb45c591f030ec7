import type { Locator } from '@playwright/test';
import type { Rgb } from './people/fakeDevices';
import { findFaults } from './people/findFaults';
import { origin } from './people/person';
import { expect, test } from './people/test';
import { unconfiguredPort } from './ports';

const RED: Rgb = [200, 40, 40];

/** What a screen reader says of a field beside its name. */
const description = (field: Locator) =>
  field.evaluate((input) => {
    const ids = input.getAttribute('aria-describedby')?.split(' ') ?? [];
    return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
  });

test('a room name that can not be says why, and what was typed stays', { tag: '@short' }, async ({ invite }) => {
  const ada = await invite('Ada');
  await ada.page.goto(origin);
  const field = ada.page.getByRole('textbox', { name: 'Room name' });
  const said = new Set<string>();
  for (const name of ['', '../', 'x'.repeat(300), '\u2800']) {
    await field.fill(name);
    await ada.button('Start a call').click();
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveValue(name);
    await expect(field).toHaveAccessibleDescription(/\S/);
    said.add(await description(field));
  }
  expect(said.size).toBeGreaterThanOrEqual(3);
  await field.fill('good-name');
  await ada.button('Start a call').click();
  await ada.page.waitForURL(`${origin}/r/good-name`);
});

test('a link with a bad room name leads to a page that says so and helps on', { tag: '@short' }, async ({ invite }) => {
  const ada = await invite('Ada');
  const badCharacters = 'A room’s name can be in any language';
  for (const [path, problem] of [
    [`/r/${'x'.repeat(300)}`, 'That name is too long: a room’s name has at most 64 characters.'],
    [`/r/${encodeURIComponent('\u200b')}`, badCharacters],
    ['/r/..%2F', badCharacters],
    ['/r/a%0Ab', badCharacters],
  ] as const) {
    const response = await ada.page.goto(`${origin}${path}`);
    expect(response?.status(), path).toBe(404);
    await expect(ada.page.getByRole('heading', { name: 'There is no such room' }), path).toBeVisible();
    await expect(ada.page.getByText(problem), path).toBeVisible();
    await expect(ada.page.getByRole('link', { name: 'Start a new call' }), path).toHaveAttribute('href', '/');
  }
});

test('with the camera and microphone denied one joins all the same, and sees the others', async ({ invite, room }) => {
  const ben = await invite('Ben', { color: RED, toneHz: 440 });
  await ben.join(room);
  const ada = await invite('Ada', { camera: 'denied' });
  await ada.page.goto(`${origin}/r/${room}`);
  await expect(ada.page.getByText('This page may not use your camera or microphone.')).toBeVisible();
  expect(await findFaults(ada.page)).toEqual([]);
  await ada.passLobby();
  await Promise.all([ada.meets('Ben'), ben.meets('Ada')]);
  await ada.sees('Ben', RED);
  await ada.hears('Ben', 440);
  await expect(ben.tile('Ada').getByText('A', { exact: true })).toBeVisible();
});

test('without any camera one joins with the microphone, and sees the others', async ({ invite, room }) => {
  const ben = await invite('Ben', { color: RED });
  await ben.join(room);
  const ada = await invite('Ada', { camera: 'none', toneHz: 440 });
  await ada.page.goto(`${origin}/r/${room}`);
  const alert = ada.page.getByRole('alert').filter({ hasText: 'No camera or microphone was found.' });
  await expect(alert).toContainText('Plug one in, or choose another one.');
  await ada.passLobby();
  await Promise.all([ada.meets('Ben'), ben.meets('Ada')]);
  await ada.sees('Ben', RED);
  await ben.hears('Ada', 440);
});

test('an insecure origin is named, and the page stays usable', async ({ invite, room }) => {
  const ada = await invite('Ada', { args: ['--host-resolver-rules=MAP insecure.example 127.0.0.1'] });
  await ada.page.goto(`${origin.replace('localhost', 'insecure.example')}/r/${room}`);
  await expect(ada.page.getByText(/https/i).first()).toBeVisible();
  await expect(ada.page.getByRole('textbox', { name: 'Your name' })).toBeVisible();
  expect(await findFaults(ada.page)).toEqual([]);
});

test('a browser without WebRTC is told so, and its link can be taken to another one', async ({ invite, room }) => {
  const ada = await invite('Ada');
  await ada.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await ada.page.addInitScript(() => Reflect.deleteProperty(globalThis, 'RTCPeerConnection'));
  await ada.page.goto(`${origin}/r/${room}`);
  await expect(ada.page.getByRole('heading', { name: 'This browser can’t make calls' })).toBeVisible();
  await expect(ada.page.getByText('A current Chrome, Edge, Firefox or Safari works.')).toBeVisible();
  await ada.button('Copy link').click();
  await expect(ada.button('Link copied')).toBeVisible();
  expect(await ada.page.evaluate(() => navigator.clipboard.readText())).toBe(ada.page.url());
  expect(await findFaults(ada.page)).toEqual([]);
});

test('a page whose script stays away says so, and starts again', async ({ invite, room }) => {
  const ada = await invite('Ada');
  const { page } = ada;
  await ada.enterLobby(room);
  await expect(ada.button('Turn off camera')).toBeVisible();
  // The call's own script comes at the first sign of somebody, which the click is.
  let giveUp = () => {};
  const waiting = new Promise<void>((resolve) => (giveUp = resolve));
  await page.route('**/_next/static/**', async (route) => {
    await waiting;
    await route.abort();
  });
  await ada.button('Join call').click();
  // Until then the lobby stays.
  await expect(ada.button('Joining…')).toBeVisible();
  giveUp();
  await expect(page.getByRole('heading', { name: 'Something broke' })).toBeVisible();
  expect(await findFaults(page)).toEqual([]);
  await page.unroute('**/_next/static/**');
  await ada.button('Try again').click();
  await ada.passLobby();
  await expect(page.getByText('Nobody else is here yet.').first()).toBeVisible();
});

test('a permission that has run out and one that is refused are told apart, and one tries again', async ({ invite, room }) => {
  const ada = await invite('Ada');
  const auth = '**/api/pusher/auth';
  // What the server answers to a token from hours ago.
  await ada.page.route(auth, (route) =>
    route.fulfill({ status: 401, json: { error: { code: 'room-token-expired', message: 'The token has expired.' } } }),
  );
  await ada.join(room);
  const expired = ada.page.getByText('What lets you in is good for some hours, and this has run out.');
  const rejected = ada.page.getByText('The server did not accept this page’s permission to enter.');
  await expect(expired).toBeVisible();
  await expect(rejected).toHaveCount(0);

  await ada.page.unroute(auth);
  // The server itself refuses a token that is none.
  await ada.page.route(auth, async (route) => {
    const postData = (route.request().postData() ?? '').replace(/(^|&)token=[^&]*/, '$1token=none');
    const response = await route.fetch({ postData });
    expect(response.status()).toBe(403);
    await route.fulfill({ response });
  });
  await ada.button('Try again').click();
  await expect(rejected).toBeVisible();
  await expect(expired).toHaveCount(0);

  await ada.page.unroute(auth);
  await ada.button('Try again').click();
  await expect(ada.page.getByText('Nobody else is here yet.').first()).toBeVisible();
  await expect(rejected).toHaveCount(0);
});

test('a deployment without Pusher says what to set', async ({ invite, room }) => {
  const ada = await invite('Ada');
  await ada.page.goto(`http://localhost:${unconfiguredPort}/r/${room}`);
  for (const name of ['PUSHER_APP_ID', 'PUSHER_KEY', 'PUSHER_SECRET', 'PUSHER_CLUSTER']) {
    await expect(ada.page.getByText(name).first()).toBeVisible();
  }
});

test('the server refuses bad requests in plain JSON', { tag: '@short' }, async ({ request, room }) => {
  const auth = `${origin}/api/pusher/auth`;
  const refusals: [string, Parameters<typeof request.post>[1]][] = [
    ['no socket id', { form: { channel_name: `presence-visavis-${room}` } }],
    ['a bad socket id', { form: { socket_id: '1', channel_name: `presence-visavis-${room}` } }],
    ['no token', { form: { socket_id: '1.1', channel_name: `presence-visavis-${room}` } }],
    ['a bad room', { form: { socket_id: '1.1', channel_name: 'presence-visavis-../' } }],
    ['another kind of channel', { form: { socket_id: '1.1', channel_name: 'private-x' } }],
    ['a large body', { data: 'x'.repeat(1_000_000), headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
    ['another type', { data: { socket_id: '1.1' } }],
  ];
  for (const [what, options] of refusals) {
    const response = await request.post(auth, options);
    expect(response.status(), what).toBeGreaterThanOrEqual(400);
    expect(response.status(), what).toBeLessThan(500);
    expect(await response.json(), what).toMatchObject({ error: { code: expect.any(String), message: expect.any(String) } });
  }

  const { roomToken } = (await (await request.get(`${origin}/api/config?room=${room}`)).json()) as { roomToken: string };
  const form = { socket_id: '1.1', token: roomToken };
  expect((await request.post(auth, { form: { ...form, channel_name: `presence-visavis-${room}` } })).status()).toBe(200);
  expect((await request.post(auth, { form: { ...form, channel_name: `presence-visavis-${room}-other` } })).status()).toBe(403);
  expect((await request.get(`${origin}/api/config?room=..%2F`)).status()).toBe(400);
  expect((await request.post(`${origin}/api/ice`)).status()).toBe(405);
});

test('signals that are no signals leave a call alone', async ({ invite, room }) => {
  const ada = await invite('Ada', { color: RED });
  const ben = await invite('Ben');
  await ada.join(room);
  await ben.join(room);
  await ben.sees('Ada', RED);
  // A member of the room who speaks its channel, but not the language.
  const mallory = await invite('Mallory');
  await mallory.page.goto(`${origin}/r/${room}`);
  await mallory.page.evaluate(async (roomName) => {
    const { signaling, roomToken } = await (await fetch(`/api/config?room=${roomName}`)).json();
    const socket = new WebSocket(`ws://${signaling.host}:${signaling.port}/app/${signaling.key}?protocol=7`);
    const channel = `presence-visavis-${roomName}`;
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener('message', async ({ data }) => {
        const message = JSON.parse(data);
        if (message.event === 'pusher:connection_established') {
          const { socket_id } = JSON.parse(message.data);
          const body = new URLSearchParams({ socket_id, channel_name: channel, token: roomToken, name: 'Mallory' });
          const answer = await (await fetch('/api/pusher/auth', { method: 'POST', body })).json();
          socket.send(JSON.stringify({ event: 'pusher:subscribe', data: { channel, ...answer } }));
        }
        if (message.event === 'pusher_internal:subscription_succeeded') resolve();
      });
      socket.addEventListener('error', () => reject(new Error('no socket')));
    });
    const rubbish = ['not JSON at all', null, {}, [], { id: 0, part: 0, parts: 1, as: 'deflate', body: '@@@' }, 7];
    for (const data of rubbish) socket.send(JSON.stringify({ event: 'client-visavis', channel, data }));
    socket.send('{ this is no frame');
  }, room);
  await expect(ada.tiles()).toHaveCount(3);
  await ada.meets('Ben');
  await ben.sees('Ada', RED);
  await ben.seesMoving('Ada');
  await mallory.page.close();
  await expect(ada.tiles()).toHaveCount(2);
});
