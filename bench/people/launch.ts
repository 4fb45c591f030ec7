import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext } from 'playwright';
import { chromiumArgs, fakeMediaArgs, findBrowser } from '../../scripts/browsers.mjs';

function options(args: readonly string[]) {
  const executablePath = findBrowser('chromium');
  return { ...(executablePath && { executablePath }), args: [...chromiumArgs, ...fakeMediaArgs, ...args] };
}

/** Starts Chromium with cameras and microphones that need no person. The caller closes it. */
export function launch(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch(options(args));
}

/** A browser with a profile on disk, as people have it; others keep in memory what a page stores. */
export interface ProfiledBrowser {
  readonly browser: Browser;
  readonly context: BrowserContext;
  /** Ends it, and forgets the profile. */
  close(): Promise<void>;
}

/** Starts Chromium with a new profile, whose pages may use camera and microphone. */
export async function launchWithProfile(): Promise<ProfiledBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'visavis-bench-'));
  const context = await chromium.launchPersistentContext(folder, {
    ...options([]),
    permissions: ['camera', 'microphone'],
  });
  const browser = context.browser();
  if (!browser) throw new Error('A context with a profile tells of no browser.');
  return {
    browser,
    context,
    async close() {
      await context.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
