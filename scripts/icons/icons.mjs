/**
 * The icons of `@visavis/ui`: which of Lucide's each one is. `generateIcons` writes their data as a module, so that
 * Lucide is an input of ours and no dependency of those who use the package.
 */

/**
 * @typedef {object} IconSource
 * @property {string} name of the icon at https://lucide.dev/icons
 * @property {readonly number[]} [area] which of its elements are filled when it is on
 * @property {readonly number[]} [marks] which of its elements are cut out of that area
 * @property {string} [off] the icon that says that it is off
 */

/** @type {Readonly<Record<string, IconSource>>} */
export const icons = {
  alert: { name: 'triangle-alert' },
  attach: { name: 'paperclip' },
  camera: { name: 'video', area: [0, 1], off: 'video-off' },
  chat: { name: 'message-square-text', area: [0], marks: [1, 2, 3] },
  close: { name: 'x' },
  details: { name: 'info', area: [0], marks: [1, 2] },
  devices: { name: 'settings-2' },
  end: { name: 'circle-x' },
  expand: { name: 'maximize' },
  file: { name: 'file' },
  flip: { name: 'switch-camera' },
  floating: { name: 'picture-in-picture-2' },
  grid: { name: 'layout-grid' },
  hand: { name: 'hand' },
  keyboard: { name: 'keyboard' },
  leave: { name: 'phone', area: [0] },
  microphone: { name: 'mic', area: [2], off: 'mic-off' },
  minimise: { name: 'minus' },
  more: { name: 'ellipsis' },
  move: { name: 'move' },
  newest: { name: 'arrow-down' },
  next: { name: 'chevron-right' },
  participants: { name: 'users-round' },
  person: { name: 'user-round' },
  photo: { name: 'camera' },
  pin: { name: 'pin' },
  record: { name: 'circle-dot' },
  retry: { name: 'rotate-cw' },
  router: { name: 'router' },
  screen: { name: 'monitor-up', area: [2], marks: [0, 1] },
  send: { name: 'send-horizontal' },
  server: { name: 'server' },
  sound: { name: 'volume-2' },
  spotlight: { name: 'gallery-thumbnails' },
  stop: { name: 'circle-stop' },
  swap: { name: 'arrow-left-right' },
};

/** @typedef {[tag: string, attributes: Record<string, string>]} Node */

/**
 * Begins a path with `M`, since `m` would go on from where another path before it ended. The numbers that follow the
 * point are lines from it.
 *
 * @param {string} path
 */
function toAbsolute(path) {
  const start = /^m\s*(-?[\d.]+)[\s,]*(-?[\d.]+)\s*/.exec(path);
  if (!start) return path;
  const rest = path.slice(start[0].length);
  return `M${start[1]} ${start[2]}${/^[a-z]/i.test(rest) ? '' : 'l'}${rest}`;
}

/**
 * One element of an icon as path data. Every icon is one path, which weighs least.
 *
 * @param {Node} node
 */
export function toPath([tag, attributes]) {
  const number = (/** @type {string} */ name) => Number(attributes[name] ?? 0);
  switch (tag) {
    case 'path':
      return toAbsolute(attributes.d ?? '');
    case 'line':
      return `M${number('x1')} ${number('y1')}L${number('x2')} ${number('y2')}`;
    case 'circle': {
      const r = number('r');
      return `M${number('cx') - r} ${number('cy')}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
    }
    case 'rect': {
      const r = number('rx');
      const [wide, high] = [number('width') - 2 * r, number('height') - 2 * r];
      const corner = (/** @type {number} */ x, /** @type {number} */ y) => (r > 0 ? `a${r} ${r} 0 0 1 ${x} ${y}` : '');
      return `M${number('x') + r} ${number('y')}h${wide}${corner(r, r)}v${high}${corner(-r, r)}h${-wide}${corner(-r, -r)}v${-high}${corner(r, -r)}z`;
    }
    default:
      throw new Error(`Lucide draws with <${tag}>, which toPath does not know yet.`);
  }
}

/**
 * The module with all icons.
 *
 * @param {Readonly<Record<string, readonly Node[]>>} nodes Lucide's `icon-nodes.json`
 * @param {string} version Lucide's
 * @param {string} notice the copyright line of Lucide's licence
 */
export function generateIcons(nodes, version, notice) {
  const pathOf = (/** @type {string} */ name, /** @type {readonly number[] | undefined} */ only) => {
    const all = nodes[name];
    if (!all) throw new Error(`Lucide ${version} has no icon "${name}".`);
    return all
      .filter((_, index) => !only || only.includes(index))
      .map(toPath)
      .join('');
  };
  const lines = Object.entries(icons).map(([key, { name, area, marks, off }]) => {
    const parts = {
      line: pathOf(name, undefined),
      ...(area && { area: pathOf(name, area) }),
      ...(marks && { marks: pathOf(name, marks) }),
      ...(off && { off: pathOf(off, undefined) }),
    };
    const fields = Object.entries(parts).map(([part, path]) => `  ${part}: '${path}',`);
    return `/** Lucide’s \`${name}\`. */\nexport const ${key}Shape: IconShape = {\n${fields.join('\n')}\n};\n`;
  });
  // Where an import follows it, bundlers take it away with the import.
  return `/* Made by \`npm run icons\`: don't edit it, but \`scripts/icons/icons.mjs\`. */
import type { IconShape } from './Icon';

/*! @license Icons: Lucide ${version} (https://lucide.dev), ISC. ${notice} Some are from Feather, MIT. Copyright (c) 2013-present Cole Bemis. */
${lines.join('\n')}`;
}
