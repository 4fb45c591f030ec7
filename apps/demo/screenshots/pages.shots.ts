import type { Rgb } from '../e2e/people/fakeDevices';
import { origin, Person } from '../e2e/people/person';
import { expect, test } from '../e2e/people/test';
import { shoot } from './shoot';

const TEAL: Rgb = [61, 112, 128];
const PLUM: Rgb = [122, 84, 110];

test('pages without a call', async ({ invite }) => {
  const room = 'book-club';
  const ada = await invite('Ada', { color: TEAL });
  const { page } = ada;
  const seeCamera = () =>
    expect
      .poll(() => page.locator('video').evaluate((video: HTMLVideoElement) => video.getVideoPlaybackQuality().totalVideoFrames))
      .toBeGreaterThan(0);
  await page.goto(origin);
  await shoot(page, 'landing');
  await page.goto(`${origin}/?lang=ko`);
  await shoot(page, 'landing-korean');
  await page.goto(`${origin}/nothing`);
  await shoot(page, 'not-found');

  await ada.enterLobby(room);
  await expect(ada.button('Turn off camera')).toBeVisible();
  await seeCamera();
  await shoot(page, 'lobby');
  // What the server says to the ninth.
  await page.route('**/api/pusher/auth', (route) =>
    route.fulfill({ status: 409, json: { error: { code: 'room-full', message: 'The room is full.' } } }),
  );
  await ada.join(room);
  await expect(page.getByText('A call has room for')).toBeVisible();
  await shoot(page, 'room-full');
  await ada.enterLobby(room, '?lang=ko');
  await expect(ada.button('카메라 끄기')).toBeVisible();
  await seeCamera();
  await shoot(page, 'lobby-korean');
});

test('a call', async ({ invite }) => {
  const ada = await invite('Ada Lovelace', { color: TEAL });
  const { page } = ada;
  const link = await ada.startCall();
  await expect(page.getByText('Nobody else is here yet.').first()).toBeVisible();
  await shoot(page, 'call-alone');

  const ben = await invite('김연아', { color: PLUM });
  await ben.page.goto(link);
  await ben.passLobby();
  await Promise.all([ada.meets('김연아'), ben.meets('Ada Lovelace')]);
  await ada.sees('김연아', PLUM);
  await shoot(page, 'call-of-two');
  await ada.button('More').click();
  await shoot(page, 'call-menu');
  const opened = page.context().waitForEvent('page');
  await page.getByRole('menuitem', { name: 'Keep the call on top' }).click();
  const floating = new Person(await opened, 'Ada Lovelace');
  await floating.sees('김연아', PLUM);
  await shoot(floating.page, 'call-floating', { window: { width: 400, height: 320 } });
  await shoot(page, 'call-away');
  await ada.button('Bring the call back').click();
  await ada.sees('김연아', PLUM);
  await ada.button('More').click();
  await page.getByRole('menuitem', { name: 'Camera, microphone, speaker' }).click();
  await shoot(page, 'call-settings');
  await ada.button('Close').click();

  await ada.button('Open chat').click();
  await ada.type('Message', 'Hello! Can you hear me?');
  await ada.button('Send').click();
  await ben.button('Open chat').click();
  await ben.type('Message', '네, 잘 들려요. 화면도 잘 보여요!');
  await ben.button('Send').click();
  await ben.button('Send photo').click();
  await expect(page.getByRole('img', { name: /^photo/ })).toBeVisible();
  await shoot(page, 'call-chat');
  await ada.button('Connection details').click();
  await expect(page.getByRole('figure').first()).toBeVisible();
  await shoot(page, 'call-details');
  await ada.button('Connection details').click();

  await ben.button('Share screen').click();
  await expect(ada.tiles()).toHaveCount(3);
  await shoot(page, 'call-screen');
  await ada.button('Leave call').click();
  await expect(page.getByRole('heading', { name: 'You left the call' })).toBeVisible();
  await shoot(page, 'left');
});

test('a call in Korean', async ({ invite }) => {
  const room = 'book-club-seoul';
  const ben = await invite('Ben', { color: PLUM });
  await ben.join(room);
  const hana = await invite('하나', { color: TEAL });
  const { page } = hana;
  await hana.enterLobby(room, '?lang=ko');
  await expect(hana.button('카메라 끄기')).toBeVisible();
  await hana.type('이름', '하나');
  await hana.button('통화 참여하기').click();
  await expect(page.getByRole('listitem', { name: 'Ben' })).toHaveAttribute('data-status', 'connected');
  await shoot(page, 'call-korean');
  await hana.button('더 보기').click();
  await shoot(page, 'call-menu-korean');
});
