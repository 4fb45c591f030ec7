import { readFileSync } from 'node:fs';
import type { Rgb } from './people/fakeDevices';
import { findFaults } from './people/findFaults';
import { expect, test } from './people/test';

const RED: Rgb = [200, 40, 40];
const BLUE: Rgb = [40, 60, 200];

test('files and photos go through the chat, and one sees who is typing', async ({ invite, room }) => {
  const ada = await invite('Ada', { color: RED });
  const ben = await invite('Ben', { color: BLUE });
  await ada.join(room);
  await ada.button('Open chat').click();
  await ada.button('Send photo').click();
  await expect(ada.page.getByText('Nobody else is here to get it.')).toBeVisible();
  await ben.join(room);
  await Promise.all([ada.meets('Ben'), ben.meets('Ada')]);
  await ben.button('Open chat').click();
  const log = ben.page.getByRole('log', { name: 'Messages' });

  await test.step('who is typing', async () => {
    await ada.type('Message', 'Look');
    await expect(ben.page.getByText('Ada is typing…')).toBeVisible();
    await ada.page.keyboard.press('Enter');
    await expect(ben.page.getByText('Ada is typing…')).toBeHidden();
    await expect(log).toContainText('Look');
  });

  await test.step('a photo from the camera is there to be seen, unasked', async () => {
    await ada.button('Send photo').click();
    const photo = log.getByRole('img', { name: /^photo-.+\.jpg$/ });
    await expect(photo).toBeVisible();
    const [red, , blue] = await photo.evaluate(async (image: HTMLImageElement) => {
      await image.decode();
      const canvas = new OffscreenCanvas(8, 8);
      canvas.getContext('2d')?.drawImage(image, 0, 0, 8, 8);
      return [...(canvas.getContext('2d')?.getImageData(1, 1, 1, 1).data ?? [])];
    });
    expect(red).toBeGreaterThan(150);
    expect(blue).toBeLessThan(90);
  });

  await test.step('a file is offered, taken, and saved as it was', async () => {
    const chooser = ada.page.waitForEvent('filechooser');
    await ada.button('Attach file').click();
    const buffer = Buffer.from('Flour, milk, eggs. '.repeat(10_000));
    await (await chooser).setFiles({ name: 'recipe.txt', mimeType: 'text/plain', buffer });
    await ben.button('Accept recipe.txt').click();
    const download = ben.page.waitForEvent('download');
    await log.getByRole('link', { name: 'Save recipe.txt' }).click();
    expect(readFileSync(await (await download).path()).equals(buffer)).toBe(true);

    const second = ada.page.waitForEvent('filechooser');
    await ada.button('Attach file').click();
    await (await second).setFiles({ name: 'bill.txt', mimeType: 'text/plain', buffer: Buffer.from('1000 €') });
    await ben.button('Decline bill.txt').click();
    await expect(ada.page.getByRole('log', { name: 'Messages' })).toContainText('Declined');
  });

  await test.step('what is dropped on the page is sent, and opens the chat', async () => {
    await ada.button('Close chat').click();
    const data = await ada.page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['<svg/>'], 'drawing.svg', { type: 'image/svg+xml' }));
      return transfer;
    });
    const tiles = ada.page.getByRole('list', { name: 'Participants' });
    await tiles.dispatchEvent('dragover', { dataTransfer: data });
    await expect(ada.page.getByText('Drop it here')).toBeVisible();
    expect(await findFaults(ada.page)).toEqual([]);
    await tiles.dispatchEvent('drop', { dataTransfer: data });
    await expect(ada.page.getByText('Drop it here')).toBeHidden();
    await expect(ada.button('Close chat')).toBeVisible();
    await ben.button('Accept drawing.svg').click();
    await expect(log.getByRole('link', { name: 'Save drawing.svg' })).toBeVisible();
  });
});
