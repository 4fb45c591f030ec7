import { afterEach, describe, expect, test } from 'vitest';
import type { RtcErrorCode, RtcErrorRecovery } from '../errors';

const frames: HTMLIFrameElement[] = [];
afterEach(() => {
  for (const frame of frames.splice(0)) frame.remove();
});

interface Outcome {
  status: string;
  error: { code: RtcErrorCode; recovery: RtcErrorRecovery } | null;
}

/** Runs a capture in a frame with this `allow`, and tells what came of it. */
async function captureInFrame(allow: string, options: string): Promise<Outcome> {
  const frame = document.createElement('iframe');
  frames.push(frame);
  frame.allow = allow;
  const script = JSON.stringify(new URL('./userMedia.ts', import.meta.url).href);
  frame.srcdoc = `<script type="module">
    import { createUserMedia } from ${script};
    // Vitest puts this around each import() of a module that it serves, and gives it to the page of the test alone.
    globalThis.__vitest_browser_runner__ = { wrapDynamicImport: (load) => load() };
    const media = createUserMedia(${options});
    await media.start();
    const { status, error } = media.getSnapshot();
    media.stop();
    parent.postMessage({ status, error: error && { code: error.code, recovery: error.recovery } }, '*');
  </script>`;
  const answer = new Promise<Outcome>((resolve) => {
    const listen = ({ source, data }: MessageEvent<Outcome>) => {
      if (source !== frame.contentWindow) return;
      window.removeEventListener('message', listen);
      resolve(data);
    };
    window.addEventListener('message', listen);
  });
  document.body.append(frame);
  return answer;
}

describe('what the page around a frame forbids', () => {
  test('both is blocked by policy, whatever the person would say', async () => {
    const outcome = await captureInFrame("camera 'none'; microphone 'none'", '{}');
    expect(outcome).toEqual({ status: 'failed', error: { code: 'blocked-by-policy', recovery: 'none' } });
  });

  test('a camera that is blocked does not take the microphone with it', async () => {
    const outcome = await captureInFrame("camera 'none'; microphone *", '{}');
    expect(outcome).toMatchObject({ status: 'live', error: { code: 'blocked-by-policy' } });
  });

  test('a frame that is allowed both captures both', async () => {
    expect(await captureInFrame('camera; microphone', '{}')).toEqual({ status: 'live', error: null });
  });
});
