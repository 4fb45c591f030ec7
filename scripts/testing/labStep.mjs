import { runLab } from '../../lab/runLab.mjs';
import { installLab } from '../lib/labInstall.mjs';

/**
 * The lab, where the machine allows it. A recovery may take longer here than when the lab is run by itself: whether it
 * works is for every machine to tell, and how fast it is for a quiet one.
 *
 * @type {import('./steps.mjs').RunStep}
 */
export const labStep = async ({ log, onEvents, only }) => {
  await installLab();
  const { result, obstacle } = await runLab(only, { leniency: 3, log, onEvents });
  // Where it can't run it is named as such; it is not a test that somebody switched off.
  return obstacle ? { ...result, obstacle } : result;
};
