import type { Rgb } from './people/fakeDevices';
import { findFaults } from './people/findFaults';
import { origin } from './people/person';
import { expect, test } from './people/test';
import { relayPort } from './ports';

const RED: Rgb = [200, 40, 40];
const BLUE: Rgb = [40, 60, 200];
const GREEN: Rgb = [40, 160, 60];

test('two people start a call, see and hear each other, chat, and hang up', { tag: '@short' }, async ({ invite }) => {
  const ada = await invite('Ada', { color: RED, toneHz: 440 });
  const link = await ada.startCall();
  expect(link).toMatch(/\/r\/[\w-]+#[\w-]{22}$/);
  await expect(ada.tiles()).toHaveCount(1);

  // By the link, as it would be sent.
  const ben = await invite('Ben', { color: BLUE, toneHz: 880 });
  await ben.page.goto(link);
  await ben.passLobby();
  await ada.isTold('Ben joined');
  await Promise.all([ada.meets('Ben'), ben.meets('Ada')]);
  await expect(ada.tiles()).toHaveCount(2);

  await test.step('pictures and voices', async () => {
    await ada.sees('Ben', BLUE);
    await ben.sees('Ada', RED);
    await Promise.all([ada.seesMoving('Ben'), ben.seesMoving('Ada')]);
    await ada.hears('Ben', 880);
    await ben.hears('Ada', 440);
  });

  await test.step('chat both ways', async () => {
    for (const [writer, reader, text] of [
      [ada, ben, 'Hello Ben, <b>can</b> you see me?'],
      [ben, ada, '네, 잘 보여요! 👋'],
    ] as const) {
      if (await writer.button('Open chat').isVisible()) await writer.button('Open chat').click();
      await writer.type('Message', text);
      await writer.button('Send').click();
      if (await reader.button('Open chat').isVisible()) await reader.button('Open chat').click();
      await expect(reader.page.getByRole('log', { name: 'Messages' })).toContainText(text);
      await expect(writer.page.getByRole('log', { name: 'Messages' })).toContainText(text);
    }
    await ada.button('Close chat').click();
    await expect(ada.page.getByRole('log', { name: 'Messages' })).toBeHidden();
  });

  await test.step('camera off shows the avatar on the other side, the voice goes on', async () => {
    await ben.button('Turn off camera').click();
    await expect(ada.tile('Ben').getByText('B', { exact: true })).toBeVisible();
    await ada.hears('Ben', 880);
    await ben.button('Turn on camera').click();
    await ada.sees('Ben', BLUE);
    await expect(ada.tile('Ben').getByText('B', { exact: true })).toBeHidden();
  });

  await test.step('muting is silence and a sign on the other side', async () => {
    await ben.button('Turn off microphone').click();
    await ada.isTold('Ben turned off their microphone');
    await ada.hearsSilence('Ben');
    await expect(ada.tile('Ben')).toHaveAttribute('data-microphone', 'muted');
    await ben.button('Turn on microphone').click();
    await ada.hears('Ben', 880);
  });

  await test.step('the connection, in detail', async () => {
    await ada.button('Connection details').click();
    await expect(ada.page.getByText(/host/i).first()).toBeVisible();
    await ada.button('Connection details').click();
  });

  await test.step('one leaves, the other sees it; both are back with a click', async () => {
    await ben.button('Leave call').click();
    await expect(ben.page.getByRole('heading', { name: 'You left the call' })).toBeVisible();
    await expect(ada.tiles()).toHaveCount(1);
    await expect(ben.button('New call')).toBeVisible();
    await ben.button('Rejoin').click();
    await Promise.all([ada.meets('Ben'), ben.meets('Ada')]);
    await ada.sees('Ben', BLUE);
    await ben.sees('Ada', RED);
  });

  await test.step('what was said before is still there, once, and what is said now follows it', async () => {
    const log = ben.page.getByRole('log', { name: 'Messages' });
    await ada.button('Open chat').click();
    await ada.type('Message', 'Welcome back');
    await ada.button('Send').click();
    await expect(ben.button('Open chat')).toContainText('1');
    await ben.button('Open chat').click();
    await expect(log.locator('.visavis-chat-text')).toHaveText([
      'Hello Ben, <b>can</b> you see me?',
      '네, 잘 보여요! 👋',
      'Welcome back',
    ]);
    await expect(log.locator('[data-self]')).toHaveText(/네, 잘 보여요!/);
  });
});

test('who comes by a link with another key is told so, and so are the others', async ({ invite, room }) => {
  const ada = await invite('Ada', { color: RED });
  const ben = await invite('Ben', { color: BLUE });
  await ada.page.goto(`${origin}/r/${room}#${'a'.repeat(22)}`);
  await ada.passLobby();
  await ben.page.goto(`${origin}/r/${room}#${'b'.repeat(22)}`);
  await ben.passLobby();
  for (const person of [ada, ben]) await expect(person.page.getByText(/came by another link/)).toBeVisible();
  expect(await findFaults(ada.page)).toEqual([]);
});

test('a room that somebody names gets a key where that is asked for', async ({ invite, room }) => {
  const ada = await invite('Ada', { color: RED });
  const ben = await invite('Ben', { color: BLUE });
  await ada.page.goto(origin);
  const field = ada.page.getByRole('textbox', { name: 'Room name' });
  await expect(field).not.toHaveValue('');
  const choice = ada.page.getByRole('checkbox', { name: 'Only with the link' });
  await expect(choice).toHaveCount(0);
  await field.press('ControlOrMeta+a');
  await ada.type('Room name', room);
  await choice.check();
  expect(await findFaults(ada.page)).toEqual([]);
  await ada.button('Start a call').click();
  await ada.page.waitForURL(new RegExp(`/r/${room}#[\\w-]{22}$`));
  await ada.passLobby();
  await expect(ada.page.getByText('Signaling encrypted', { exact: true })).toBeVisible();
  await ben.page.goto(ada.page.url());
  await ben.passLobby();
  await Promise.all([ada.meets('Ben'), ben.meets('Ada')]);
});

test('a new Pusher app, without client events, will do', async ({ invite, room }) => {
  const ada = await invite('Ada', { color: RED });
  const ben = await invite('Ben', { color: BLUE });
  for (const person of [ada, ben]) {
    await person.page.goto(`http://localhost:${relayPort}/r/${room}`);
    await person.passLobby();
  }
  await Promise.all([ada.meets('Ben'), ben.meets('Ada')]);
  await ada.sees('Ben', BLUE);
  await ben.sees('Ada', RED);
});

test('a screen is shared beside the camera, and stopped', async ({ invite, room }) => {
  const ada = await invite('Ada', { color: RED });
  const ben = await invite('Ben', { color: BLUE });
  await ada.join(room);
  await ben.join(room);
  await ada.meets('Ben');
  for (let round = 1; round <= 2; round++) {
    await ada.button('Share screen').click();
    await expect(ada.button('Stop sharing')).toBeVisible();
    await expect(ben.tiles()).toHaveCount(3);
    if (round === 1) await ben.isTold('Ada shares their screen');
    const screen = ben.tile(/screen/i);
    await expect.poll(() => screen.locator('video').evaluate((video: HTMLVideoElement) => video.videoWidth)).toBeGreaterThan(0);
    await ben.sees('Ada', RED);
    await ada.button('Stop sharing').click();
    await expect(ben.tiles()).toHaveCount(2);
  }
});

test('three people: each sees each, one leaves, one reloads and rejoins', { tag: '@short' }, async ({ invite, room }) => {
  const ada = await invite('Ada', { color: RED });
  const ben = await invite('Ben', { color: BLUE });
  const cleo = await invite('Cleo', { color: GREEN });
  const colors = new Map([
    [ada, RED],
    [ben, BLUE],
    [cleo, GREEN],
  ]);
  for (const person of colors.keys()) await person.join(room);
  for (const person of colors.keys()) {
    for (const [other, color] of colors) if (other !== person) await person.sees(other.name, color);
    await expect(person.tiles()).toHaveCount(3);
  }

  await cleo.button('Leave call').click();
  for (const person of [ada, ben]) await expect(person.tiles()).toHaveCount(2);

  await ben.page.reload();
  await expect(ada.tiles()).toHaveCount(1);
  await ben.passLobby();
  await Promise.all([ada.meets('Ben'), ben.meets('Ada')]);
  await ada.sees('Ben', BLUE);

  // A tab that is closed says no more than one that crashes.
  await ben.page.close();
  await expect(ada.tiles()).toHaveCount(1);
});

test('Firefox and Chromium call each other', { tag: '@short' }, async ({ invite, room }) => {
  const ada = await invite('Ada', { color: RED, toneHz: 440 });
  const fox = await invite('Fox', { browser: 'firefox' });
  await fox.join(room);
  await ada.join(room);
  await Promise.all([ada.meets('Fox'), fox.meets('Ada')]);
  await fox.sees('Ada', RED);
  await fox.hears('Ada', 440);
  await ada.seesMoving('Fox');
  await ada.hears('Fox', null);

  await fox.button('Turn off camera').click();
  await expect(ada.tile('Fox').getByText('F', { exact: true })).toBeVisible();
  await fox.button('Turn on camera').click();
  await ada.seesMoving('Fox');

  await ada.button('Open chat').click();
  await ada.type('Message', 'Hello Fox');
  await ada.button('Send').click();
  await fox.button('Open chat').click();
  await expect(fox.page.getByRole('log', { name: 'Messages' })).toContainText('Hello Fox');

  await fox.button('Leave call').click();
  await expect(ada.tiles()).toHaveCount(1);
  await fox.button('Rejoin').click();
  await ada.meets('Fox');
  await ada.seesMoving('Fox');
});

test('a press at the moment the page comes to the front does not join', async ({ invite, room }) => {
  const ada = await invite('Ada');
  const { page } = ada;
  const [join, toolbar] = [ada.button('Join call'), page.getByRole('toolbar', { name: 'Call controls' })];
  await page.clock.install();
  await ada.enterLobby(room);
  await expect(join).toBeEnabled();

  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 10_000));
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await expect(join).toBeDisabled();
  const { x, y, width, height } = (await join.boundingBox())!;
  await page.mouse.dblclick(x + width / 2, y + height / 2);
  await page.getByRole('textbox', { name: 'Your name' }).press('Enter');
  await page.clock.runFor(499);
  await expect(join).toBeDisabled();
  await expect(toolbar).toHaveCount(0);

  await page.clock.runFor(1);
  await expect(join).toBeEnabled();
  await page.clock.resume();
  await ada.passLobby();
});
