import type { Rgb } from './people/fakeDevices';
import { expect, test } from './people/test';

const RED: Rgb = [200, 40, 40];
const BLUE: Rgb = [40, 60, 200];
const GREEN: Rgb = [40, 160, 60];

test('a host locks the call, admits and declines, who asks again, and stays the host', async ({ invite }) => {
  const hana = await invite('Hana', { color: RED, toneHz: 440 });
  const link = await hana.startCall();

  const gil = await invite('Gil', { color: BLUE, toneHz: 880 });
  await gil.page.goto(link);
  await gil.passLobby();
  await Promise.all([hana.meets('Gil'), gil.meets('Hana')]);
  await gil.button('Connection details').click();
  await expect(gil.page.getByText('Anyone with the link can join.')).toBeVisible();
  await expect(gil.button('Lock call')).toHaveCount(0);

  await hana.button('Connection details').click();
  await hana.button('Lock call').click();
  await expect(gil.page.getByText('Locked: newcomers wait')).toBeVisible();

  const nora = await invite('Nora', { color: GREEN, toneHz: 660 });
  await nora.page.goto(link);
  await nora.passLobby();
  await expect(nora.page.getByText('The host has been asked to let you in.')).toBeVisible();
  await expect(nora.tiles()).toHaveCount(1);
  await expect(hana.tiles()).toHaveCount(2);

  await test.step('the lock outlives a reload of its host, and so do those who are in', async () => {
    await hana.page.reload();
    await hana.passLobby();
    await Promise.all([hana.meets('Gil'), gil.meets('Hana')]);
    await expect(hana.button('Admit Nora')).toBeVisible();
    await expect(hana.tiles()).toHaveCount(2);
  });

  await hana.button('Admit Nora').click();
  await Promise.all([hana.meets('Nora'), gil.meets('Nora'), nora.meets('Gil'), nora.meets('Hana')]);
  await hana.sees('Nora', GREEN);

  const otto = await invite('Otto', { color: RED, toneHz: 440 });
  await otto.page.goto(link);
  await otto.passLobby();
  await hana.button('Decline Otto').click();
  await expect(otto.page.getByText('A host has declined your request to join.')).toBeVisible();
  await expect(hana.tiles()).toHaveCount(3);
  await otto.button('Try again').click();
  await hana.button('Admit Otto').click();
  await Promise.all([hana.meets('Otto'), otto.meets('Hana')]);
});
