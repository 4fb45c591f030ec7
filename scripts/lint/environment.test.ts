import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../lib/root.mjs';

// Time, timers and events of the page come through `core/environment`, so that what waits can be tested in Node, in virtual
// time, and so that a page that is late, hidden or asleep is known to be.
const core = 'packages/hooks/src/core';
const folders = ['session', 'signaling', 'peer', 'room', 'pair', 'whip'];

const WALL = 'the time of day, which the user sees or another machine compares; the environment has only a clock that never goes back';

/** What may go past it, and why. */
const exceptions: Record<string, string> = {
  'peer/iceServers.ts': 'credentials expire by the time of day, also while the machine sleeps',
  'peer/peerEvents.ts': WALL,
  'peer/stats/summary.ts': WALL,
  'peer/turnServer.ts': 'a helper of tests, which makes credentials that expire by the time of day',
  'room/chat/chat.ts': WALL,
  'room/fileTransfers.ts': WALL,
  'room/access/accessControl.ts': WALL,
  'whip/explain.ts': 'a server may say until what time of day to wait',
  'room/preparation/pooledConnection.ts': 'certificates expire by the time of day',
};

const forbidden = /\b(?:setTimeout|setInterval|clearTimeout|clearInterval|requestAnimationFrame)\(|\b(?:Date|performance)\.now\b|(?:globalThis|window|document|self)\.(?:add|remove)EventListener\b|\bdocument\.(?:hidden|visibilityState)\b|\bnavigator\.onLine\b/;

/** `LINE: TEXT` of every use in a text, comments apart. */
const findUses = (text: string) =>
  text
    .split('\n')
    .map((line, index) => `${index + 1}: ${line.trim()}`)
    .filter((line) => !/^\d+: (?:\/\/|\*|\/\*)/.test(line) && forbidden.test(line));

const filesOf = (folder: string) =>
  readdirSync(join(root, core, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|\.contract\.ts$|\/test\/|testPeers/.test(file));

const uses = new Map(
  folders.flatMap(filesOf).map((file) => [file, findUses(readFileSync(join(root, core, file), 'utf8'))] as const),
);

describe('the page', () => {
  it.each(folders)('is not asked for time, timers or events by %s but through the environment', (folder) => {
    const files = [...uses].filter(([file]) => file.startsWith(`${folder}/`));
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter(([file, found]) => found.length > 0 && !(file in exceptions))).toEqual([]);
  });

  it('has no exception that nothing needs', () => {
    expect(Object.keys(exceptions).filter((file) => !uses.get(file)?.length)).toEqual([]);
  });

  it.each([
    'setTimeout(run, 5);',
    'const at = Date.now();',
    'now = performance.now;',
    "globalThis.addEventListener('online', run);",
    'if (document.hidden) return;',
  ])('is found in %s', (line) => expect(findUses(line)).toHaveLength(1));

  it.each(['environment.setTimer(run, 5);', 'clock.now();', "pc.addEventListener('track', run);", '// setTimeout() is late.'])(
    'is not found in %s',
    (line) => expect(findUses(line)).toEqual([]),
  );
});
