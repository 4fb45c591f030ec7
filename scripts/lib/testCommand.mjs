import { installBrowsers } from './browserInstall.mjs';
import { runCommand } from './command.mjs';
import { installCoturn } from './coturnInstall.mjs';
import { installDependencies } from './install.mjs';
import { runSteps } from './runSteps.mjs';
import { summaryLine } from './tally.mjs';
import { chooseSteps } from './testSteps.mjs';

/**
 * The whole of `npm test`: installs what is missing, runs the steps, and ends with the count.
 *
 * @param {readonly string[]} names of steps; none: all
 */
export function testCommand(names) {
  return runCommand(
    async () => {
      const steps = chooseSteps(names);
      await installDependencies();
      if (steps.some((step) => step.needsBrowsers)) await installBrowsers();
      if (steps.some((step) => step.needsCoturn)) await installCoturn();
      const tally = await runSteps(steps);
      console.log(summaryLine(tally));
      return tally.failed === 0 && tally.passed > 0 ? 0 : 1;
    },
    { interruptedCode: 130 },
  );
}
