import { playwright } from '@vitest/browser-playwright';
import type { Frame, Page } from 'playwright';
import { WAIT_MS } from '../testing/limits.mjs';

const POLL_MS = 50;

/** The frame in which Vitest runs a test. */
async function findTestFrame(page: Page): Promise<Frame> {
  for (let waited = 0; waited < WAIT_MS; waited += POLL_MS) {
    // Firefox's driver learns a frame's name only if it had one when it was attached: then it is the orchestrator's newest.
    const frame = page.frame('vitest-iframe') ?? page.mainFrame().childFrames().at(-1);
    if (frame) return frame;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`The page has no frame of Vitest's after ${WAIT_MS / 1000} s: ${page.url()}`);
}

/**
 * Vitest's Playwright provider, which waits for the frame with the tests as for any other state that must come. Its own
 * fails after one second, and misses a frame that had no name yet when it was attached, as in Firefox.
 */
export const patientPlaywright: typeof playwright = (options) => {
  const option = playwright(options);
  return {
    ...option,
    providerFactory(project) {
      const provider = option.providerFactory(project);
      const { getCommandsContext } = provider;
      provider.getCommandsContext = (sessionId) => {
        const context = getCommandsContext.call(provider, sessionId) as { page: Page; frame(): Promise<Frame> };
        context.frame = () => findTestFrame(context.page);
        return context;
      };
      return provider;
    },
  };
};
