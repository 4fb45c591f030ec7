import type { Rgb } from './people/fakeDevices';
import { findFaults } from './people/findFaults';
import { origin, type Person } from './people/person';
import { expect, test } from './people/test';

const RED: Rgb = [200, 40, 40];
const BLUE: Rgb = [40, 60, 200];

/** What moves on their page right now. */
const movesOf = ({ page }: Person) =>
  page.evaluate(() => document.getAnimations().map(({ effect }) => effect instanceof KeyframeEffect && effect.target?.className));

test('hands, reactions, a recording, the details of a call, and a host who removes somebody', async ({ invite }) => {
  const ada = await invite('Ada', { color: RED, toneHz: 440 });
  await ada.page.goto(origin);
  await expect(ada.page.getByRole('textbox', { name: 'Room name' })).not.toHaveValue('');
  await ada.button('Start a call').click();
  await ada.page.waitForURL(/\/r\//);
  await test.step('the lobby checks speaker and network', async () => {
    await ada.page.getByText('Check the network').first().click();
    await ada.button('Check the network').click();
    await expect(ada.page.getByText('There are no servers to check.')).toBeVisible();
    await expect(ada.button('Play a test sound')).toBeVisible();
  });
  await ada.passLobby();
  const ben = await invite('Ben', { color: BLUE, toneHz: 880 });
  await ben.page.goto(ada.page.url());
  await ben.passLobby();
  await Promise.all([ada.meets('Ben'), ben.meets('Ada')]);
  const choose = async (person: typeof ada, name: string) => {
    await person.button('More').click();
    await person.page.getByRole('menuitem', { name, exact: true }).click();
  };

  await test.step('hands and reactions', async () => {
    await choose(ben, 'Raise hand');
    await expect(ada.tile('Ben').getByText('Hand raised')).toBeAttached();
    await expect(ada.page.getByText('Ben raised a hand')).toBeAttached();
    await ben.page.emulateMedia({ reducedMotion: 'reduce' });
    await choose(ben, 'Applause');
    await expect(ada.tile('Ben').getByText('👏')).toBeVisible();
    await expect(ada.page.getByText('Ben: applause')).toBeAttached();
    // It rises, but not for those who want nothing to move.
    await expect(ben.tile('Ben').getByText('👏')).toBeVisible();
    expect(await movesOf(ada)).not.toEqual([]);
    expect(await movesOf(ben)).toEqual([]);
    await expect(ada.tile('Ben').getByText('👏')).toBeHidden();
    await ben.page.keyboard.press('Escape');
    await choose(ben, 'Lower hand');
    await expect(ada.tile('Ben').getByText('Hand raised')).toHaveCount(0);

    // Who comes later sees what is up.
    await choose(ada, 'Raise hand');
    await ben.button('Leave call').click();
    await expect(ada.tiles()).toHaveCount(1);
    await ben.button('Rejoin').click();
    await expect(ben.tile('Ada').getByText('Hand raised')).toBeAttached();
    await choose(ada, 'Lower hand');
    await expect(ben.tile('Ada').getByText('Hand raised')).toHaveCount(0);
  });

  await test.step('who records says so, and gets a file', async () => {
    await choose(ada, 'Record the call');
    await expect(ben.page.getByText('Ada is recording this call')).toBeVisible();
    await expect(ada.page.getByText(/0:0[2-9]/)).toBeVisible();
    expect(await findFaults(ada.page)).toEqual([]);
    await ada.button('Stop').click();
    await expect(ben.page.getByText('Ada is recording this call')).toBeHidden();
    const download = ada.page.waitForEvent('download');
    await ada.button('Save').click();
    expect((await download).suggestedFilename()).toMatch(/^recording.*\.(mp4|webm)$/);
    await ada.button('Discard').click();
  });

  await test.step('the details: path, curves, what was said, and a code that both see', async () => {
    await ada.button('Connection details').click();
    await ben.button('Connection details').click();
    const details = ada.page.getByRole('region', { name: 'Connection details' });
    await expect(details.getByText(/host/).first()).toBeVisible();
    await expect(details.getByRole('figure').first()).toBeVisible();
    await expect(details.getByText('Offer').or(details.getByText('Answer')).first()).toBeVisible();
    const codes = [ada, ben].map((person) => person.page.getByRole('region', { name: 'Safety codes' }).getByRole('definition'));
    for (const code of codes) await expect(code).toHaveText(/^(\d{5} ){9}\d{5}$/);
    expect(await codes[0]?.textContent()).toBe(await codes[1]?.textContent());
  });

  await test.step('a host removes somebody, after being asked once more', async () => {
    await expect(ben.tile('Ada')).toHaveAttribute('data-quality', /good|fair|poor/);
    await ada.tile('Ben').hover();
    await ada.button('Options for Ben').click();
    await ada.page.getByRole('menuitem', { name: 'Remove Ben…' }).click();
    await ada.button('Remove').click();
    await expect(ada.tiles()).toHaveCount(1);
    await expect(ben.page.getByText('A host has removed you from the call.')).toBeVisible();
  });

  await test.step('who leaves while recording has the file all the same', async () => {
    await choose(ada, 'Record the call');
    await expect(ada.page.getByText(/0:0[1-9]/)).toBeVisible();
    const download = ada.page.waitForEvent('download');
    await ada.button('Leave call').click();
    expect((await download).suggestedFilename()).toMatch(/^recording.*\.(mp4|webm)$/);
    await expect(ada.page.getByRole('heading', { name: 'You left the call' })).toBeVisible();
  });
});
