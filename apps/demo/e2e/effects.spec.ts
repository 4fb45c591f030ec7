import type { Rgb } from './people/fakeDevices';
import { findFaults } from './people/findFaults';
import { origin } from './people/person';
import { expect, test } from './people/test';

const RED: Rgb = [200, 40, 40];
/** The upper left corner of public/backgrounds/dusk.webp. */
const DUSK: Rgb = [58, 36, 92];

for (const browser of ['chromium', 'firefox'] as const) {
  test(`a background and a voice without noise are chosen in the lobby, in ${browser}`, async ({ invite, room }) => {
    const ada = await invite('Ada', { color: RED, browser });
    const ben = await invite('Ben');
    const { page } = ada;
    const foreign: string[] = [];
    page.on('request', (request) => {
      const { protocol, origin: from, pathname } = new URL(request.url());
      // Firefox shows the signaling server's WebSocket as a request by HTTP.
      const isSignaling = pathname.startsWith('/app/');
      if (protocol.startsWith('http') && from !== origin && !isSignaling) foreign.push(request.url());
    });

    await ada.enterLobby(room);
    await expect(ada.button('Turn off camera')).toBeVisible();
    await page.getByRole('radio', { name: 'Dusk' }).check();
    await expect(page.getByText('Dusk: on')).toBeVisible();
    await page.getByRole('checkbox', { name: 'Suppress noise' }).check();
    expect(await findFaults(page), 'lobby with effects').toEqual([]);

    await test.step('the choice is remembered, and others see nothing else', async () => {
      await page.reload();
      await expect(page.getByRole('radio', { name: 'Dusk' })).toBeChecked();
      await expect(page.getByRole('checkbox', { name: 'Suppress noise' })).toBeChecked();
      await ada.passLobby();
      await ben.join(room);
      await ben.meets('Ada');
      await ben.sees('Ada', DUSK);
    });

    await test.step('it is taken back in the call', async () => {
      await ada.button('More').click();
      await page.getByRole('menuitem', { name: 'Camera, microphone, speaker' }).click();
      await expect(page.getByRole('dialog').getByText('Dusk: on')).toBeVisible();
      await page.getByRole('dialog').getByRole('radio', { name: 'As it is' }).check();
      await expect(page.getByText('Dusk: on')).toBeHidden();
      // Firefox's fake camera can't be given a colour.
      if (browser === 'chromium') await ben.sees('Ada', RED);
    });
    expect(foreign).toEqual([]);
  });
}
