import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown, type OutputChunk } from 'rolldown';
import { beforeAll, describe, expect, it } from 'vitest';
import { atOnce } from '../../bench/bundle/chunks.ts';
import { slimSimplePeer } from '../../packages/hooks/slimSimplePeer.ts';
import config from '../../packages/hooks/tsdown.config.ts';
import { root } from '../lib/root.mjs';

const folder = join(root, 'packages/hooks');
const read = (path: string) => readFileSync(join(folder, path), 'utf8');
const { version } = JSON.parse(readFileSync(join(root, 'node_modules/simple-peer/package.json'), 'utf8')) as {
  version: string;
};
let code = '';
let chunks: OutputChunk[] = [];

async function bundle(input: Record<string, string>): Promise<OutputChunk[]> {
  const built = await rolldown({
    cwd: folder,
    input,
    external: ['react', 'valibot', /^pusher-js/],
    plugins: [slimSimplePeer(), reexport],
  });
  // Minified, so that no comment is read as code.
  const { output } = await built.generate({ format: 'esm', minify: true });
  await built.close();
  return output.filter((each) => each.type === 'chunk');
}

/** A page that uses everything of some files: `use:A,B`. */
const reexport = {
  name: 'reexport',
  resolveId: (id: string) => (id.startsWith('use:') ? `\0${id}` : null),
  load: (id: string) =>
    id.startsWith('\0use:') ? id.slice(5).split(',').map((path) => `export * from ${JSON.stringify(join(folder, path))};`).join('\n') : null,
};

/** What a page that uses these files loads at once, and what it weighs gzipped. */
async function weigh(...paths: string[]): Promise<{ code: string; bytes: number }> {
  const all = await bundle({ page: `use:${paths.join(',')}` });
  const first = atOnce(all);
  const text = all.filter(({ fileName }) => first.has(fileName)).map((chunk) => chunk.code).join('\n');
  return { code: text, bytes: gzipSync(text, { level: 9 }).length };
}

beforeAll(async () => {
  chunks = await bundle((config as { entry: Record<string, string> }).entry);
  code = chunks.map((chunk) => chunk.code).join('\n');
});

describe('what is built of @visavis/hooks', () => {
  it.each(['Buffer', 'process', 'global', 'require', 'module', '__dirname', 'setImmediate'])(
    'names no %s, which only Node has',
    (name) => {
      // simple-peer's default servers, of which we use none, have one in their address.
      // What asks whether this is a development build is replaced by every bundler, and caught where there is none.
      const ours = code.replaceAll('stun:global.stun', '').replaceAll('process.env.NODE_ENV', '');
      const free = new RegExp(`(?<![\\w.$#'"\\x60])${name}(?![\\w:(])`, 'g');
      expect([...ours.matchAll(free)].map(({ index }) => ours.slice(index - 40, index + 40))).toEqual([]);
    },
  );

  it.each([
    'core/media/captureFailure.ts',
    'core/media/cloneTrack.ts',
    'core/media/processors/processorChain.ts',
    'core/media/recoverDevice.ts',
    'core/peer/connectionWatch.ts',
    'core/peer/decodeWatch.ts',
    'core/peer/heldBack.ts',
    'core/room/loadMonitor.ts',
    'core/room/messages/messageStream.ts',
    'core/room/preparation/createPreparedRoom.ts',
    'core/signaling/encryption.ts',
    'core/whip/explain.ts',
    'core/whip/later.ts',
    'signaling/pusher/enterLockableRoom.ts',
    'signaling/pusher/preparePusher.ts',
    'signaling/shared/httpRelay.ts',
  ])('loads %s when it is needed, and not before', (path) => {
    const first = atOnce(chunks);
    const holder = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(`/src/${path}`)));
    expect(holder).toBeDefined();
    expect(first).not.toContain(holder?.fileName);
  });

  it.each(['useRoom', 'usePeer'])('loads nothing of a connection with %s before one is joined or opened', async (hook) => {
    const page = await weigh(`src/react/${hook}.ts`);
    expect(page.code).not.toContain('ERR_SET_REMOTE_DESCRIPTION');
    expect(page.code).not.toContain('RTCPeerConnection(');
    expect(page.bytes).toBeLessThanOrEqual(10 * 1024);
  });

  it('costs at most 5 KB for a media server, beside the engine of peers, without simple-peer', async () => {
    const [peer, whip] = ['src/core/pair/createPair.ts', 'src/whip.ts'];
    expect((await weigh(peer, whip)).bytes - (await weigh(peer)).bytes).toBeLessThanOrEqual(5 * 1024);
    expect((await weigh(whip)).code).not.toContain('ERR_SET_REMOTE_DESCRIPTION');
  });

  it('has simple-peer in it with its notice, and imports it nowhere', () => {
    expect(code).toContain('ERR_SET_REMOTE_DESCRIPTION');
    expect(code).toContain('/*! simple-peer. MIT License. Feross Aboukhadijeh');
    expect(code).not.toMatch(/from\s*["'`](simple-peer|readable-stream|buffer|debug|randombytes)/);
  });

  it('is published with the licence of the simple-peer that is in it', () => {
    const { files, dependencies, devDependencies } = JSON.parse(read('package.json')) as {
      files: string[];
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
    };
    expect(files).toContain('NOTICE');
    expect(dependencies).not.toHaveProperty('simple-peer');
    expect(devDependencies['simple-peer']).toBe(version);
    expect(read('NOTICE')).toContain(`simple-peer ${version} `);
    expect(read('NOTICE')).toContain(readFileSync(join(root, 'node_modules/simple-peer/LICENSE'), 'utf8').trim());
  });
});
