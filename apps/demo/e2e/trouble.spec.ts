import type { Locator } from '@playwright/test';
import type { Rgb } from './people/fakeDevices';
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

test('a room name that can not be says why, and what was typed stays', async ({ invite }) => {
  const ada = await invite('Ada');
  await ada.page.goto(origin);
  const field = ada.page.getByRole('textbox', { name: 'Room name' });
  const said = new Set<string>();
  for (const name of ['', '../', 'x'.repeat(300), '🙂']) {
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

test('a link with a bad room name leads to a page that says so and helps on', async ({ invite }) => {
  const ada = await invite('Ada');
  for (const path of [`/r/${'x'.repeat(300)}`, `/r/${encodeURIComponent('🙂')}`, '/r/..%2F', '/r/a%20b']) {
    const response = await ada.page.goto(`${origin}${path}`);
    expect(response?.status(), path).toBeGreaterThanOrEqual(400);
    expect(response?.status(), path).toBeLessThan(500);
    await expect(ada.page.getByRole('heading').first()).toBeVisible();
    await expect(ada.page.getByRole('link').first()).toBeVisible();
  }
});

test('with the camera and microphone denied one joins all the same, and sees the others', async ({ invite, room }) => {
  const ben = await invite('Ben', { color: RED, toneHz: 440 });
  await ben.join(room);
  const ada = await invite('Ada', { camera: 'denied' });
  await ada.page.goto(`${origin}/r/${room}`);
  await expect(ada.page.getByText('This page may not use your camera or microphone.')).toBeVisible();
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
  await expect(ada.page.getByText(/camera/i).first()).toBeVisible();
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
});

test('a deployment without Pusher says what to set', async ({ invite, room }) => {
  const ada = await invite('Ada');
  await ada.page.goto(`http://localhost:${unconfiguredPort}/r/${room}`);
  for (const name of ['PUSHER_APP_ID', 'PUSHER_KEY', 'PUSHER_SECRET', 'PUSHER_CLUSTER']) {
    await expect(ada.page.getByText(name).first()).toBeVisible();
  }
});

test('the server refuses bad requests in plain JSON', async ({ request, room }) => {
  const auth = `${origin}/api/pusher/auth`;
  const refusals: [string, Parameters<typeof request.post>[1]][] = [
    ['no socket id', { form: { channel_name: `presence-${room}` } }],
    ['a bad socket id', { form: { socket_id: '1', channel_name: `presence-${room}` } }],
    ['no token', { form: { socket_id: '1.1', channel_name: `presence-${room}` } }],
    ['a bad room', { form: { socket_id: '1.1', channel_name: 'presence-../' } }],
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
  expect((await request.post(auth, { form: { ...form, channel_name: `presence-${room}` } })).status()).toBe(200);
  expect((await request.post(auth, { form: { ...form, channel_name: `presence-${room}-other` } })).status()).toBe(403);
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
    const channel = `presence-${roomName}`;
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
