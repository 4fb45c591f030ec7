import { expect, test } from '../e2e/people/test';
import { shoot } from './shoot';
import { storybookPort } from './storybookPort';

const stories = { one: 1, two: 2, three: 3, five: 5, nine: 9, sixteen: 16 };

test('grids of up to sixteen', async ({ invite }) => {
  const { page } = await invite('Ada');
  for (const [story, count] of Object.entries(stories)) {
    // As light or dark as the system.
    const query = `id=components-videogrid--${story}&viewMode=story&globals=theme:light%20dark`;
    await page.goto(`http://localhost:${storybookPort}/iframe.html?${query}`);
    await expect(page.getByRole('list', { name: 'Participants' }).getByRole('listitem')).toHaveCount(count);
    await expect(page.getByRole('list', { name: 'Participants' })).toHaveAttribute('data-arranged');
    await shoot(page, `grid-${String(count).padStart(2, '0')}`);
  }
});
