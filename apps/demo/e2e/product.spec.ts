import { expect, test } from './people/test';

test('the link is copied, the screen stays on for as long as the call, and name and devices are remembered', async ({ invite }) => {
  const ada = await invite('Ada');
  const { page } = ada;
  // Whatever isn't granted here is refused from now on.
  await page.context().grantPermissions(['camera', 'microphone', 'clipboard-read', 'clipboard-write']);
  // No page can tell whether a screen stays on, and without a screen browsers may refuse. So this counts what is asked.
  await page.addInitScript(() => {
    const locks = { requested: 0, held: 0 };
    Object.assign(globalThis, { locks });
    navigator.wakeLock.request = async (type = 'screen') => {
      locks.requested += 1;
      locks.held += 1;
      const release = async () => void (locks.held -= 1);
      return Object.assign(new EventTarget(), { type, released: false, onrelease: null, release });
    };
  });
  const locks = () => page.evaluate(() => (globalThis as unknown as { locks: object }).locks);

  const link = await ada.startCall();
  await test.step('the screen stays on', async () => {
    await expect(page.getByText('Nobody else is here yet.').first()).toBeVisible();
    await expect.poll(locks).toEqual({ requested: 1, held: 1 });
  });

  await test.step('the link is on the clipboard', async () => {
    await ada.button('Copy link').click();
    await expect(ada.button('Link copied')).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
    await expect(ada.button('Copy link')).toBeVisible();
  });

  await test.step('after the call the screen may go dark', async () => {
    await ada.button('Leave call').click();
    await expect(page.getByRole('heading', { name: 'You left the call' })).toBeVisible();
    await expect.poll(locks).toEqual({ requested: 1, held: 0 });
  });

  await test.step('the next visit knows the name and the microphone', async () => {
    await page.reload();
    const microphone = page.getByRole('combobox', { name: 'Microphone' });
    const chosen = microphone.getByRole('option', { selected: true });
    await expect(chosen).toHaveText('System default');
    await microphone.selectOption('Fake Audio Input 2');
    await expect(chosen).toHaveText('Fake Audio Input 2');
    await page.reload();
    await expect(chosen).toHaveText('Fake Audio Input 2');
    await expect(page.getByRole('textbox', { name: 'Your name' })).toHaveValue('Ada');
    expect(await locks()).toEqual({ requested: 0, held: 0 });
  });
});

test('a telephone hands the link to its own share sheet', async ({ invite }) => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
  const ada = await invite('Ada', { context: phone });
  // The sheet is the system's, which no test can see.
  await ada.page.addInitScript(() => {
    const shared: ShareData[] = [];
    Object.assign(globalThis, { shared });
    navigator.share = async (data = {}) => void shared.push(data);
  });
  const link = await ada.startCall();
  await ada.button('Share link').tap();
  await expect
    .poll(() => ada.page.evaluate(() => (globalThis as unknown as { shared: ShareData[] }).shared))
    .toEqual([{ url: link }]);
});
