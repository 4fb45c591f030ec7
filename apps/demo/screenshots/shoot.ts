import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../../../scripts/lib/root.mjs';

/** In CSS pixels. */
type Screens = Record<string, { width: number; height: number }>;

const screens: Screens = {
  phone: { width: 390, height: 844 },
  tablet: { width: 820, height: 1180 },
  desktop: { width: 1440, height: 900 },
};

const schemes = ['light', 'dark'] as const;

/** Takes a picture of what is in sight, on each of some screens, in light and in dark: `screenshots/NAME-SCREEN-SCHEME.png`. */
export async function shoot(page: Page, name: string, on = screens): Promise<void> {
  for (const [screen, size] of Object.entries(on)) {
    await page.setViewportSize(size);
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await untilDrawn(page);
      const path = join(root, 'screenshots', `${name}-${screen}-${colorScheme}.png`);
      await page.screenshot({ path, animations: 'disabled' });
    }
  }
}

/** Tiles are measured in one frame, and drawn where they belong in the next one. */
async function untilDrawn(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  });
}
