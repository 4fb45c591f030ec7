import { test as base } from '@playwright/test';
import { Lab } from './lab';

export { expect } from '@playwright/test';

interface Fixtures {
  /** Whether what happened is told even if the cell passes. */
  tellAnyway: boolean;
  /** A network of this cell's own, removed after it. When the cell fails, what happened is told. */
  lab: Lab;
}

/** A cell of the lab: one test on one arrangement of networks. */
export const cell = base.extend<Fixtures>({
  tellAnyway: [Boolean(process.env['LAB_TIMELINE']), { option: true }],
  lab: async ({ tellAnyway }, provide, testInfo) => {
    const lab = new Lab((type, description) => void testInfo.annotations.push({ type, description }));
    try {
      await provide(lab);
      const failed = testInfo.status !== testInfo.expectedStatus;
      if (failed || tellAnyway) process.stdout.write(`\n${await lab.timeline()}\n`);
    } finally {
      await lab.remove();
    }
  },
});
