import { installServer } from '../lib/serverInstall.mjs';
import { vitestStep } from './vitestStep.mjs';

const runStories = vitestStep(['webkit']);

/**
 * The stories in WebKitGTK, which is for Linux alone.
 *
 * @type {import('./steps.mjs').RunStep}
 */
export const webKitStep = async (context) => {
  if (process.platform !== 'linux') {
    const nothing = { parts: [], passed: 0, failed: 0, skipped: 0, failures: [], problems: [], times: [] };
    return { ...nothing, obstacle: 'WebKitGTK is only for Linux' };
  }
  await installServer('webkit');
  return runStories(context);
};
