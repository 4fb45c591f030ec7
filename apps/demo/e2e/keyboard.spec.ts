import { findFaults } from './people/findFaults';
import type { Rgb } from './people/fakeDevices';
import { origin, Person } from './people/person';
import { expect, test } from './people/test';

const RED: Rgb = [200, 40, 40];
const BLUE: Rgb = [40, 60, 200];

/** Goes on with Tab until the focus is there. */
async function tabTo({ page }: Pick<Person, 'page'>, role: 'button' | 'textbox', name: string): Promise<void> {
  const element = page.getByRole(role, { name, exact: true });
  await expect(element).toBeVisible();
  for (let presses = 0; presses < 40; presses++) {
    if (await element.evaluate((each) => each === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${name}.`);
}

test('a whole call is made with the keyboard alone', { tag: '@short' }, async ({ invite }) => {
  const ada = await invite('Ada', { color: RED });
  const { keyboard } = ada.page;
  await ada.page.goto(origin);
  await expect(ada.page.getByRole('textbox', { name: 'Room name' })).not.toHaveValue('');
  await tabTo(ada, 'button', 'Start a call');
  await keyboard.press('Enter');
  await ada.page.waitForURL(/\/r\//);
  await tabTo(ada, 'textbox', 'Your name');
  await keyboard.type('Ada');
  // Nobody joins by a key that was meant for the page before.
  await expect(ada.button('Join call')).toBeEnabled();
  await keyboard.press('Enter');
  await expect(ada.button('Leave call')).toBeVisible();
  const ben = await invite('Ben', { color: BLUE });
  await ben.page.goto(ada.page.url());
  await ben.passLobby();
  await ada.meets('Ben');

  await keyboard.press('m');
  await expect(ada.button('Turn on microphone')).toBeVisible();
  await tabTo(ada, 'button', 'Turn on microphone');
  await keyboard.press('Enter');
  // The same button, by another name.
  await expect(ada.button('Turn off microphone')).toBeFocused();
  await keyboard.press('c');
  await expect(ada.button('Turn on camera')).toBeVisible();
  await keyboard.press('c');

  await tabTo(ada, 'button', 'Open chat');
  await keyboard.press('Enter');
  await expect(ada.page.getByRole('textbox', { name: 'Message' })).toBeFocused();
  await keyboard.type('mic check');
  await keyboard.press('Enter');
  await expect(ada.page.getByRole('log', { name: 'Messages' })).toContainText('mic check');
  await expect(ada.button('Turn off microphone')).toBeVisible();
  await keyboard.press('Escape');
  await expect(ada.button('Open chat')).toBeFocused();

  await keyboard.press('s');
  await expect(ada.button('Stop sharing')).toBeVisible();
  await expect(ben.tiles()).toHaveCount(3);
  await keyboard.press('s');
  await expect(ada.button('Share screen')).toBeVisible();

  await keyboard.press('ArrowRight');
  await expect(ada.button('Connection details')).toBeFocused();
  await keyboard.press('i');
  await expect(ada.page.getByRole('region', { name: 'Connection details' })).toBeVisible();
  await keyboard.press('ArrowRight');
  await expect(ada.button('More')).toBeFocused();
  await keyboard.press('Enter');
  await expect(ada.page.getByRole('menuitem', { name: 'Thumbs up' })).toBeFocused();
  await keyboard.press('End');
  await expect(ada.page.getByRole('menuitem', { name: 'Keyboard shortcuts' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(ada.page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await keyboard.press('Escape');
  await expect(ada.button('More')).toBeFocused();
  await test.step('the call floats above other windows, and comes back', async () => {
    await keyboard.press('Enter');
    // An open menu takes the focus to its first entry, and would take it from another one.
    await expect(ada.page.getByRole('menuitem', { name: 'Thumbs up' })).toBeFocused();
    const opened = ada.page.context().waitForEvent('page');
    await ada.page.getByRole('menuitem', { name: 'Keep the call on top' }).press('Enter');
    const floating = new Person(await opened, 'Ada');
    await ada.isTold('The call is in a window of its own, above all others.');
    await floating.meets('Ben');
    await floating.sees('Ben', BLUE);
    await expect(ada.tiles()).toHaveCount(0);
    expect(await findFaults(floating.page)).toEqual([]);
    await floating.page.keyboard.press('m');
    await expect(floating.button('Turn on microphone')).toBeVisible();
    await tabTo(floating, 'button', 'Turn on microphone');
    await floating.page.keyboard.press('Enter');
    await expect(floating.button('Turn off microphone')).toBeFocused();
    const closed = floating.page.waitForEvent('close');
    // The window may be gone before it hears that the key is up.
    await floating.page.keyboard.press('Escape').catch((error: Error) => expect(error.message).toContain('has been closed'));
    await closed;
    await ada.sees('Ben', BLUE);
    await expect(ada.button('More')).toBeFocused();
  });
  await test.step('the menu of a tile, and the whole screen', async () => {
    await tabTo(ada, 'button', 'Options for Ben');
    await keyboard.press('Enter');
    await expect(ada.page.getByRole('menuitem', { name: 'Pin' })).toBeFocused();
    await keyboard.press('ArrowUp');
    await expect(ada.page.getByRole('menuitem', { name: 'Remove Ben…' })).toBeFocused();
    await keyboard.press('Home');
    await keyboard.press('Enter');
    await expect(ada.tile('Ben')).toHaveAttribute('data-place', 'large');
    await expect(ada.button('Options for Ben')).toBeFocused();

    const fillsScreen = () => ada.page.evaluate(() => document.fullscreenElement === document.documentElement);
    await keyboard.press('f');
    await expect.poll(fillsScreen).toBe(true);
    await keyboard.press('f');
    await expect.poll(fillsScreen).toBe(false);
  });
  await keyboard.press('?');
  await expect(ada.page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await keyboard.press('Escape');

  await keyboard.press('q');
  const question = ada.page.getByRole('dialog', { name: 'Leave the call?' });
  await keyboard.press('Escape');
  await expect(question).toBeHidden();
  await keyboard.press('q');
  await question.getByRole('button', { name: 'Leave' }).focus();
  await keyboard.press('Enter');
  await expect(ada.page.getByRole('heading', { name: 'You left the call' })).toBeFocused();
  await tabTo(ada, 'button', 'Rejoin');
  await keyboard.press('Enter');
  await ada.meets('Ben');
});
