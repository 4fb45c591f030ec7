import type { Locator, WebSocketRoute } from '@playwright/test';
import { findFaults } from './people/findFaults';
import type { Rgb } from './people/fakeDevices';
import { origin, type Person } from './people/person';
import { expect, test } from './people/test';
import { unconfiguredPort } from './ports';

const RED: Rgb = [200, 40, 40];
const BLUE: Rgb = [40, 60, 200];

test('a call in Korean, on a telephone, upright and sideways', { tag: '@short' }, async ({ invite, room }) => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
  const hana = await invite('하나', { color: RED, context: phone });
  const { page } = hana;
  const english = async () => {
    const words = (await page.locator('body').innerText()).match(/[a-z]{3,}/gi) ?? [];
    return words.filter((word) => !['visavis', 'Ben', ...room.split('-')].includes(word));
  };
  await page.goto(`${origin}/?lang=ko`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  await expect(hana.button('통화 시작하기')).toBeVisible();
  expect(await findFaults(page), 'landing page').toEqual([]);
  await hana.enterLobby(room, '?lang=ko');
  const name = page.getByRole('textbox', { name: '이름' });
  await expect(name).toHaveCount(1);
  await expect(hana.button('카메라 끄기')).toBeVisible();
  expect(await findFaults(page), 'lobby').toEqual([]);
  await name.fill('하나');
  await expect(name).toHaveValue('하나');
  await hana.button('통화 참여하기').tap();

  const bar = page.getByRole('toolbar');
  await expect(bar).toBeVisible();
  const ben = await invite('Ben', { color: BLUE, context: phone });
  await ben.join(room);
  await expect(page.getByRole('listitem', { name: 'Ben' })).toHaveAttribute('data-status', 'connected');

  await hana.button('채팅 열기').tap();
  await page.getByRole('textbox', { name: '메시지' }).fill('안녕하세요!');
  await page.getByRole('textbox', { name: '메시지' }).press('Enter');
  await expect(page.getByRole('log')).toContainText('안녕하세요!');
  expect(await english()).toEqual([]);
  expect(await findFaults(page), 'a call with its chat').toEqual([]);
  await hana.button('채팅 닫기').tap();
  await hana.button('더 보기').tap();
  expect(await findFaults(page), 'a call with its menu').toEqual([]);
  await page.getByRole('menuitem', { name: '박수' }).tap();
  await expect(ben.tile('하나').getByText('👏')).toBeVisible();
  await page.keyboard.press('Escape');

  await test.step('everything is within reach', async () => {
    for (const size of [{ width: 390, height: 844 }, { width: 360, height: 640 }, { width: 844, height: 390 }]) {
      await page.setViewportSize(size);
      const upright = size.width < size.height;
      await expect
        .poll(async () => {
          const boxes = await bar.getByRole('button').evaluateAll((all) =>
            all.map((each) => each.getBoundingClientRect()).map(({ left, right, top, bottom }) => ({ left, right, top, bottom })),
          );
          const places = new Set(boxes.map(({ left, top }) => Math.round(upright ? top : left)));
          const inside = boxes.every((box) => box.left >= 0 && box.top >= 0 && box.right <= size.width && box.bottom <= size.height);
          const scrolls = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
          return { buttons: boxes.length, inside, scrolls, inLine: places.size <= (upright ? 1 : 2) };
        })
        .toEqual({ buttons: 7, inside: true, scrolls: false, inLine: true });
    }
  });
  await hana.button('통화 나가기').tap();
  await expect(page.getByRole('heading', { name: '통화에서 나왔어요' })).toBeVisible();
});

test('no page keeps anybody out, in light and in dark', async ({ invite, room }) => {
  const ada = await invite('Ada', { color: RED });
  const ben = await invite('Ben', { color: BLUE });
  const { page } = ada;
  const check = (what: string) =>
    test.step(what, async () => expect(await findFaults(page), what).toEqual([]));

  await page.goto(origin);
  await check('landing page');
  await page.goto(`${origin}/nothing`);
  await check('a page that is not there');
  await page.goto(`${origin}/r/..%2F`);
  await check('a room that can not be');
  await page.goto(`http://localhost:${unconfiguredPort}/r/${room}`);
  await check('set-up');
  await ada.enterLobby(room);
  await page.getByText('Check the network').first().click();
  await expect(ada.button('Turn off camera')).toBeVisible();
  await check('lobby');
  await ada.join(room);
  await ben.join(room);
  await Promise.all([ada.meets('Ben'), ben.meets('Ada')]);
  await ben.button('Open chat').click();
  await ben.button('Send photo').click();
  await ada.button('Open chat').click();
  await expect(page.getByRole('img', { name: /^photo/ })).toBeVisible();
  await check('a call with its chat');
  await ada.button('Connection details').click();
  await expect(page.getByRole('figure').first()).toBeVisible();
  await check('a call with its details');
  await ada.button('More').click();
  await expect(page.getByRole('menuitem', { name: 'Raise hand' })).toBeVisible();
  await check('a call with its menu');
  await test.step('in the system’s own colours what is on still stands out', async () => {
    await page.emulateMedia({ forcedColors: 'active' });
    const look = (button: Locator) =>
      button.evaluate((each) => {
        const { backgroundColor, borderColor, borderWidth, color } = getComputedStyle(each);
        return [backgroundColor, borderColor, borderWidth, color].join();
      });
    expect(await look(ada.button('Connection details'))).not.toBe(await look(ada.button('Open chat')));
    await page.emulateMedia({ forcedColors: 'none' });
  });
  await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click();
  await check('a call with its help');
  await ada.button('Close').click();
  await ada.button('More').click();
  await page.getByRole('menuitem', { name: 'Camera, microphone, speaker' }).click();
  await expect(page.getByRole('combobox', { name: 'Camera' })).toBeVisible();
  await check('a call with its devices');
  await ada.button('Close').click();
  await ada.button('Share screen').click();
  await expect(ada.tiles()).toHaveCount(3);
  await ada.button('More').click();
  await page.getByRole('menuitem', { name: 'Show who speaks large' }).click();
  await expect(page.locator('[data-place="large"]')).not.toHaveCount(0);
  await check('a call with a screen, and who speaks large');
  await ada.button('Leave call').click();
  await check('after the call');
});

test('no trouble and no question in a call keeps anybody out, in light and in dark', async ({ invite }) => {
  const hana = await invite('Hana', { color: RED });
  const check = (what: string, { page }: Person) =>
    test.step(what, async () => expect(await findFaults(page), what).toEqual([]));
  const link = await hana.startCall();
  const ben = await invite('Ben', { color: BLUE });
  const lines: WebSocketRoute[] = [];
  let serverThere = true;
  await ben.page.routeWebSocket(/\/app\//, async (line) => {
    // The local server has no TLS, which pusher-js tries as well once it has failed without.
    if (serverThere && line.url().startsWith('ws:')) line.connectToServer();
    else await line.close();
    lines.push(line);
  });
  await ben.page.goto(link);
  await ben.passLobby();
  await Promise.all([hana.meets('Ben'), ben.meets('Hana')]);

  serverThere = false;
  for (const line of lines) await line.close();
  await expect(ben.page.getByText('Looking for the server again.')).toBeVisible();
  await check('while the server is away', ben);
  serverThere = true;
  await expect(ben.page.getByText('Looking for the server again.')).toBeHidden();

  await hana.button('Connection details').click();
  await hana.button('Lock call').click();
  const nora = await invite('Nora', { color: BLUE });
  await nora.page.goto(link);
  await nora.passLobby();
  await expect(nora.page.getByText('The host has been asked to let you in.')).toBeVisible();
  await check('outside a locked call', nora);
  await expect(hana.button('Admit Nora')).toBeVisible();
  await check('a call with a knock', hana);
  await hana.button('Decline Nora').click();
  await expect(nora.page.getByText('A host has declined your request to join.')).toBeVisible();
  await check('turned away', nora);

  await hana.tile('Ben').hover();
  await hana.button('Options for Ben').click();
  await hana.page.getByRole('menuitem', { name: 'Remove Ben…' }).click();
  await check('asked whether somebody is to be removed', hana);
  await hana.button('Remove').click();
  await expect(ben.page.getByText('A host has removed you from the call.')).toBeVisible();
  await check('removed', ben);

  await ben.page.route('**/api/config?*', (route) => route.fulfill({ status: 429, json: {} }));
  await ben.button('Try again').click();
  await expect(ben.page.getByText('The signaling server cannot be reached.')).toBeVisible();
  await check('without a server', ben);
});
