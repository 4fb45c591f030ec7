import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, firefox, type Browser, type Page } from 'playwright';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumArgs, fakeMediaArgs, fakeMediaPrefs, findBrowser } from '../../../../../scripts/browsers.mjs';
import type { createSyntheticStream } from '../../testing/syntheticStream';
import type { createRecorder } from './createRecorder';

/** Recordings of both browsers, as ffprobe (Debian's ffmpeg) reads them: a judge that is neither of the two. */

/** What the page here has in its global scope, for `page.evaluate`. */
interface PageGlobals {
  parts: { createRecorder: typeof createRecorder; createSyntheticStream: typeof createSyntheticStream };
}

/** What ffprobe says of a file. */
interface Probed {
  readonly format: { readonly format_name: string; readonly duration: string };
  readonly streams: readonly {
    readonly codec_type: string;
    readonly codec_name: string;
    readonly width?: number;
    readonly height?: number;
    readonly nb_read_packets: string;
  }[];
  readonly packets: readonly { readonly pts_time: string; readonly duration_time?: string }[];
}

const PAGE = `<!doctype html><title>recorder</title><script type="module">
  import { createRecorder } from '/core/recorder/createRecorder.ts';
  import { createSyntheticStream } from '/testing/syntheticStream.ts';
  globalThis.parts = { createRecorder, createSyntheticStream };
</script>`;

const browsers = {
  chromium: () => {
    const executablePath = findBrowser('chromium');
    return chromium.launch({ ...(executablePath && { executablePath }), args: [...chromiumArgs, ...fakeMediaArgs] });
  },
  firefox: () => {
    const executablePath = findBrowser('firefox');
    return firefox.launch({
      ...(executablePath && { executablePath, channel: 'moz-firefox' }),
      firefoxUserPrefs: fakeMediaPrefs,
    });
  },
};

/** Each with the container and the codecs that ffprobe is to find; a browser records some of them. */
const formats = [
  { mimeType: 'video/webm;codecs=vp8,opus', container: 'webm', codecs: ['vp8', 'opus'] },
  { mimeType: 'video/webm;codecs=vp9,opus', container: 'webm', codecs: ['vp9', 'opus'] },
  { mimeType: 'audio/webm;codecs=opus', container: 'webm', codecs: ['opus'] },
  { mimeType: 'video/mp4;codecs=avc1.42E01F,opus', container: 'mp4', codecs: ['h264', 'opus'] },
  { mimeType: 'video/mp4;codecs=vp9,opus', container: 'mp4', codecs: ['vp9', 'opus'] },
  { mimeType: 'audio/mp4;codecs=opus', container: 'mp4', codecs: ['opus'] },
] as const;

let server: ViteDevServer;
let folder = '';
let port = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'visavis-recordings-'));
  server = await createServer({
    root: new URL('../..', import.meta.url).pathname,
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    server: { port: 0, host: '127.0.0.1', hmr: false },
    optimizeDeps: { noDiscovery: true },
    plugins: [
      {
        name: 'recorder-page',
        configureServer({ middlewares }) {
          middlewares.use((request, response, next) => {
            if (request.url !== '/page') return next();
            response.setHeader('content-type', 'text/html');
            response.end(PAGE);
          });
        },
      },
    ],
  });
  await server.listen();
  const address = server.httpServer?.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

async function probe(path: string): Promise<Probed> {
  const args = ['-v', 'error', '-count_packets', '-show_format', '-show_streams', '-show_packets', '-of', 'json', path];
  const { stdout, stderr } = await promisify(execFile)('ffprobe', args, { maxBuffer: 64 * 1024 * 1024 });
  // Whatever it finds wrong with a file.
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Probed;
}

/** Records about two seconds. @returns the file in base64, and how long the recorder says it is; null: not in this format here */
const record = (page: Page, mimeType: string) =>
  page.evaluate(async (type) => {
    if (!MediaRecorder.isTypeSupported(type)) return null;
    const { createRecorder, createSyntheticStream } = (globalThis as unknown as PageGlobals).parts;
    const source = createSyntheticStream({ video: type.startsWith('video'), toneHz: 440 });
    const recorder = createRecorder();
    recorder.setSources(source.stream);
    await recorder.start({ mimeType: type, video: type.startsWith('video') });
    await new Promise<void>((resolve) => {
      const look = () => {
        const { status, durationSeconds, sizeBytes } = recorder.getSnapshot();
        if (status !== 'recording' || (durationSeconds >= 2 && sizeBytes > 0)) resolve();
      };
      recorder.subscribe(look);
      look();
    });
    const file = await recorder.stop();
    source.stop();
    const { durationSeconds, error } = recorder.getSnapshot();
    if (!file) throw error ?? new Error('There is no file.');
    const data = await new Promise<string>((resolve) => {
      const reader = new FileReader();
      reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : ''));
      reader.readAsDataURL(file);
    });
    return { base64: data.slice(data.indexOf(',') + 1), durationSeconds };
  }, mimeType);

describe.each(Object.entries(browsers))('ffprobe agrees with a recording of %s', (name, launch) => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launch();
    page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/page`);
    await page.waitForFunction(() => 'parts' in globalThis);
  });
  afterAll(() => browser.close());

  test('on its duration and streams, in every format that it records', async () => {
    const recorded: string[] = [];
    for (const { mimeType, container, codecs } of formats) {
      const result = await record(page, mimeType);
      if (!result) continue;
      recorded.push(mimeType);
      const path = join(folder, `${name}-${recorded.length}.${container}`);
      await writeFile(path, Buffer.from(result.base64, 'base64'));
      const { format, streams, packets } = await probe(path);

      expect(format.format_name.split(','), mimeType).toContain(container);
      expect(streams.map(({ codec_name }) => codec_name).toSorted(), mimeType).toEqual([...codecs].toSorted());
      for (const stream of streams) {
        expect(Number(stream.nb_read_packets), mimeType).toBeGreaterThan(5);
        if (stream.codec_type === 'video') expect([stream.width, stream.height], mimeType).toEqual([640, 360]);
      }
      const duration = Number(format.duration);
      expect(Math.abs(duration - result.durationSeconds), mimeType).toBeLessThan(0.1);
      const ends = packets.map(({ pts_time, duration_time = '0' }) => Number(pts_time) + Number(duration_time));
      expect(Math.abs(duration - Math.max(...ends)), mimeType).toBeLessThan(0.2);
    }
    expect(recorded).toContain('video/webm;codecs=vp8,opus');
    // Firefox writes WebM alone.
    if (name === 'chromium') expect(recorded).toContain('video/mp4;codecs=avc1.42E01F,opus');
  });
});
