import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * What the page has that keeps people out, in light and in dark: the rule and the element of each. Among the rules is
 * that what is pressed is 24 pixels wide and high, or has as much room around it.
 */
export async function findFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  // What sticks to the lower edge covers what is to be pressed, until one scrolls.
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).options({ rules: { 'target-size': { enabled: true } } }).analyze();
    for (const { id, nodes } of violations) {
      for (const { target, failureSummary } of nodes) faults.push(`${colorScheme} ${id}: ${target.join(' ')} ${failureSummary}`);
    }
  }
  return faults;
}
