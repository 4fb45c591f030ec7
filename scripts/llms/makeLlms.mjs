import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/root.mjs';
import { anchorOf, firstCode, firstParagraph, sectionOf, tableRows } from './markdown.mjs';

const packages = ['hooks', 'ui', 'server', 'channels', 'create-visavis'];
const guides = ['vite', 'next', 'look', 'signaling', 'signaling-socket-io', 'whip', 'connect-from-anywhere', 'testing', 'security', 'deploy-vercel'];

/** @param {string} path */
const read = (path) => readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n');

/**
 * The text of `llms.txt`: what visavis is and where everything stands, made from the READMEs, the guides and what they are
 * made of. The form is that of https://llmstxt.org.
 *
 * @returns {string}
 */
export function makeLlms() {
  const readme = read('README.md');
  const start = sectionOf(readme, 'Ten lines to a call');
  const hooks = read('packages/hooks/README.md');
  return [
    '# visavis',
    `> ${firstParagraph(readme)}`,
    ['React 19 or 18.3, ESM with types, for Node 20.19 or newer and current browsers. All packages have the same version. Install:'],
    firstCode(start.slice(start.indexOf('npm create visavis') + 1), 'sh'),
    'A call between two tabs of one browser; between two machines, another signaling takes the place of `broadcastChannelSignaling`:',
    firstCode(start, 'tsx'),
    'The same from its parts:',
    firstCode(start.slice(start.indexOf('Or the same from its parts')), 'tsx'),
    'Every hook returns one object with a `status`, an `error` (an `RtcError` with `code` and `recovery`, or null) and stable actions. Components take plain data and callbacks, so they work without the hooks.',
    section('Guides', guides.map(guide)),
    section('Packages', packages.map(packageLine)),
    section('Hooks', tableRows(sectionOf(hooks, 'Hooks')).map(([hook = '', what = '']) => hookLine(hooks, hook, what))),
    section('Components', tableRows(sectionOf(read('packages/ui/README.md'), 'Components')).map(componentLine)),
    section('Signaling', tableRows(sectionOf(hooks, 'Signaling')).map(([from = '', what = '']) => signalingLine(from, what))),
    section('Examples', examples()),
    section('Optional', [
      link('API of each package', 'packages/hooks/api.md', 'the public types, and `api.md` beside each other README'),
      link('Benchmarks', 'bench/RESULTS.md', 'sizes, signaling, set-up, recovery, beside other libraries'),
      link('Calls over real NATs', 'lab/README.md', firstSentence(firstParagraph(read('lab/README.md')))),
      link('Changelog', 'CHANGELOG.md', firstSentence(firstParagraph(read('CHANGELOG.md')))),
    ]),
  ].join('\n\n').concat('\n');
}

/** The guides that there are, by their file names, to compare with those that are listed. */
export const guidesThere = () => readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md')).map((name) => name.slice(0, -3));
export { guides as guidesListed };

/**
 * @param {string} heading
 * @param {readonly string[]} lines
 */
function section(heading, lines) {
  return `## ${heading}\n\n${lines.join('\n')}`;
}

/**
 * @param {string} title
 * @param {string} to
 * @param {string} what
 */
function link(title, to, what) {
  return `- [${title}](${to}): ${what}`;
}

/** @param {string} name */
function guide(name) {
  const text = read(`docs/${name}.md`);
  return link(titleOf(text), `docs/${name}.md`, firstSentence(firstParagraph(text)));
}

/** @param {string} name */
function packageLine(name) {
  const manifest = JSON.parse(read(`packages/${name}/package.json`));
  return link(manifest.name, `packages/${name}/README.md`, manifest.description);
}

/**
 * @param {string} readme
 * @param {string} hook such as `` `useRoom(options)` ``
 * @param {string} what
 */
function hookLine(readme, hook, what) {
  const name = /\w+/.exec(hook)?.[0] ?? '';
  const heading = `\`${name}\``;
  const at = readme.includes(`\n### ${heading}\n`) ? `#${anchorOf(name)}` : '';
  return link(hook.replaceAll('`', ''), `packages/hooks/README.md${at}`, what);
}

/** @param {string[]} cells such as `` [`VideoGrid`](#videogrid) ``, and what it is */
function componentLine([component = '', what = '']) {
  const names = component.replaceAll(/\[([^\]]*)\]\(([^)]*)\)/g, '$1').replaceAll('`', '');
  const anchor = /\]\((#[^)]*)\)/.exec(component)?.[1] ?? '';
  return link(names, `packages/ui/README.md${anchor}`, what);
}

/**
 * @param {string} from such as `` `@visavis/hooks/signaling/memory` ``
 * @param {string} what
 */
function signalingLine(from, what) {
  // Links of that page lead from its own folder.
  return link(from.replaceAll('`', ''), 'docs/signaling.md', what.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1'));
}

function examples() {
  const text = read('docs/examples/telehealth/README.md');
  return [link(titleOf(text), 'docs/examples/telehealth/README.md', firstParagraph(text))];
}

/** @param {string} text */
function titleOf(text) {
  return /^# (.*)$/m.exec(text)?.[1] ?? '';
}

/** @param {string} text */
function firstSentence(text) {
  return /^.*?[.:](?= |$)/.exec(text)?.[0].replace(/:$/, '.') ?? text;
}
