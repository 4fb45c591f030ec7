import { join } from 'node:path';
import { demoFolder } from '../lib/demoEnv.mjs';
import { root } from '../lib/root.mjs';
import { UserError } from '../lib/userError.mjs';
import { benchStep } from './benchStep.mjs';
import { checkStep, turbo } from './checkStep.mjs';
import { labStep } from './labStep.mjs';
import { playwrightStep } from './playwrightStep.mjs';
import { vitestStep } from './vitestStep.mjs';
import { webKitStep } from './webKitStep.mjs';

/**
 * What a step is given.
 *
 * @typedef {object} StepContext
 * @property {string} name its own
 * @property {string} folder for its reports
 * @property {number} log the file descriptor of its log
 * @property {string} logFile the same as a path
 * @property {(events: readonly import('./ledger.mjs').LedgerEvent[]) => void} onEvents told what happens while it runs
 * @property {readonly string[]} only parts of paths (for the lab: of names): no test of another file; none: all
 * @property {() => Promise<readonly { project: string, file: string }[]>} listFiles every test file of Vitest
 */

/** @typedef {(context: StepContext) => Promise<import('./stepResult.mjs').StepResult>} RunStep */

/**
 * @typedef {object} Step
 * @property {string} name what picks it on the command line
 * @property {'test' | 'ci' | 'all'} tier who runs it: `npm test` the first; CI the first and the second; `npm run test:all` all
 * @property {string} what for the table in CONTRIBUTING.md
 * @property {readonly ('chromium' | 'firefox' | 'coturn' | 'redis' | 'aiortc' | 'ffmpeg')[]} needs programs that are installed before
 * @property {readonly string[]} after steps that must have passed before it
 * @property {1 | 2} cores how many it keeps busy: as many steps run at a time as two cores are enough for
 * @property {RunStep} run
 */

const chromium = 'chromium (chromium)';
const firefox = 'firefox (firefox)';

/**
 * Every step, in order. The demo sees the packages as a user does, by what was built of them, so that its
 * types are nothing before the build.
 *
 * @type {readonly Step[]}
 */
export const steps = [
  {
    name: 'build',
    tier: 'test',
    what: 'every package and the demo',
    needs: [],
    after: [],
    cores: 2,
    run: checkStep([turbo('build')]),
  },
  {
    name: 'lint',
    tier: 'test',
    what: 'oxlint with types; a warning is an error',
    needs: [],
    after: ['build'],
    cores: 1,
    run: checkStep([['oxlint', '--type-aware', '--deny-warnings']]),
  },
  {
    name: 'browser',
    tier: 'test',
    what: '`*.browser.test.ts(x)` in Chromium, with fake cameras',
    needs: ['chromium', 'coturn'],
    after: [],
    cores: 1,
    run: vitestStep([chromium]),
  },
  {
    name: 'typecheck',
    tier: 'test',
    what: 'every package, the demo, the scripts, the lab and the Storybook',
    needs: [],
    after: ['build'],
    cores: 1,
    run: checkStep([turbo('typecheck'), ...['scripts', 'lab', '.storybook'].map((folder) => /** @type {const} */ (['tsc', '--noEmit', '-p', folder]))]),
  },
  {
    name: 'check-package',
    tier: 'test',
    what: 'publint and attw on what would be published',
    needs: [],
    after: ['build'],
    cores: 1,
    run: checkStep([turbo('check-package')]),
  },
  {
    name: 'api',
    tier: 'test',
    what: 'the public types against `packages/*/api.md`, and the tables of options in the READMEs against the docstrings; `npm run api -- --write` accepts a change that is meant',
    needs: [],
    after: ['build'],
    cores: 1,
    run: checkStep([[join(root, 'scripts/api.mjs')]]),
  },
  {
    name: 'unit',
    tier: 'test',
    what: '`*.test.ts` and `*.ssr.test.tsx` in Node',
    needs: ['coturn', 'redis'],
    after: [],
    cores: 1,
    run: vitestStep(['node']),
  },
  {
    name: 'stories',
    tier: 'test',
    what: 'every story in Chromium, with the accessibility check set to error',
    needs: ['chromium'],
    after: [],
    cores: 1,
    run: vitestStep(['stories (chromium)']),
  },
  {
    name: 'e2e',
    tier: 'test',
    what: 'the tests of `apps/demo/e2e` with the tag `@short`: a first call, three people and a reload, a member in Firefox, a call by keyboard alone, Korean on a phone, bad input',
    needs: ['chromium', 'firefox'],
    after: ['build'],
    cores: 2,
    run: playwrightStep(demoFolder, ['--grep', '@short']),
  },
  {
    name: 'firefox',
    tier: 'ci',
    what: '`*.browser.test.ts(x)` in Firefox',
    needs: ['firefox', 'coturn'],
    after: [],
    cores: 1,
    run: vitestStep([firefox]),
  },
  {
    name: 'stories-firefox',
    tier: 'ci',
    what: 'every story in Firefox, with the accessibility check',
    needs: ['firefox'],
    after: [],
    cores: 1,
    run: vitestStep(['stories (firefox)']),
  },
  {
    name: 'launch',
    tier: 'ci',
    what: '`*.launch.test.ts`, which launch browsers with settings of their own',
    needs: ['chromium', 'firefox', 'coturn', 'ffmpeg'],
    after: [],
    cores: 1,
    run: vitestStep(['launch']),
  },
  {
    name: 'storybook',
    tier: 'ci',
    what: 'builds the Storybook',
    needs: [],
    after: [],
    cores: 1,
    run: checkStep([['storybook', 'build', '--output-dir', 'storybook-static', '--quiet']]),
  },
  {
    name: 'pages',
    tier: 'ci',
    what: "the Storybook's pages that teach, in Chromium, light and dark, against axe",
    needs: ['chromium'],
    after: ['storybook'],
    cores: 1,
    run: vitestStep(['pages']),
  },
  {
    name: 'install',
    tier: 'ci',
    what: 'makes apps outside of the repository, from packed packages and the npm registry: with Vite, Next and webpack, React 18, Tailwind, and the telehealth example; they build, have types and make a call',
    needs: ['chromium'],
    after: ['build'],
    cores: 1,
    run: vitestStep(['install']),
  },
  {
    name: 'e2e-rest',
    tier: 'ci',
    what: 'the other tests of `apps/demo/e2e`',
    needs: ['chromium', 'firefox', 'coturn', 'redis'],
    after: ['build'],
    cores: 2,
    run: playwrightStep(demoFolder, ['--grep-invert', '@short|@lighthouse|@busy']),
  },
  {
    name: 'created',
    tier: 'all',
    what: 'makes each app that `npm create visavis` can make, likewise, and makes a call in it, in production and in development',
    needs: ['chromium'],
    after: ['build'],
    cores: 1,
    run: vitestStep(['created']),
  },
  {
    name: 'webkit',
    tier: 'all',
    what: "every story that needs no connection in WebKitGTK's MiniBrowser, light and dark, with its play function and axe; on Linux",
    needs: [],
    after: ['storybook'],
    cores: 1,
    run: webKitStep,
  },
  {
    name: 'foreign',
    tier: 'all',
    what: '`*.foreign.test.ts` in Chromium: WHIP and WHEP against aiortc, a media server that nobody here wrote',
    needs: ['chromium', 'aiortc'],
    after: [],
    cores: 2,
    run: vitestStep(['foreign (chromium)']),
  },
  {
    name: 'busy',
    tier: 'all',
    what: '`*.busy.test.ts` in Chromium: more than two cores can do today beside something else, each with its reason',
    needs: ['chromium'],
    after: [],
    cores: 2,
    run: vitestStep(['busy (chromium)']),
  },
  {
    name: 'e2e-busy',
    tier: 'all',
    what: 'the tests of `apps/demo/e2e` with the tag `@busy`: more browsers than two cores can do today beside something else',
    needs: ['chromium', 'firefox'],
    after: ['build'],
    cores: 2,
    run: playwrightStep(demoFolder, ['--grep', '@busy']),
  },
  {
    name: 'lighthouse',
    tier: 'all',
    what: 'Lighthouse on the landing page and the lobby; a machine with nothing else to do',
    needs: ['chromium'],
    after: ['build'],
    cores: 2,
    run: playwrightStep(demoFolder, ['--grep', '@lighthouse']),
  },
  {
    name: 'bench',
    tier: 'all',
    what: 'the short form of the benchmarks: each runs, and counts and sizes are those of `bench/results.json`',
    needs: ['chromium'],
    after: ['build'],
    cores: 2,
    run: benchStep,
  },
  {
    name: 'lab',
    tier: 'all',
    what: 'calls over real NATs and through real faults, where network namespaces can be made; see `lab/README.md`',
    needs: ['chromium', 'firefox'],
    after: ['build'],
    cores: 2,
    run: labStep,
  },
];

/**
 * The steps by these names with what must come before them, in our order; without names those of these tiers. Throws a
 * `UserError` for a name that is none.
 *
 * @param {readonly string[]} names
 * @param {readonly Step['tier'][]} [tiers]
 * @returns {readonly Step[]}
 */
export function chooseSteps(names, tiers = ['test']) {
  const known = steps.map((step) => step.name);
  const strange = names.filter((name) => !known.includes(name));
  if (strange.length > 0) {
    throw new UserError(`No such step: ${strange.join(', ')}. There are: ${known.join(', ')}.`);
  }
  const chosen = steps.filter(({ name, tier }) => (names.length > 0 ? names.includes(name) : tiers.includes(tier)));
  const before = chosen.flatMap((step) => step.after);
  return steps.filter((step) => chosen.includes(step) || before.includes(step.name));
}
