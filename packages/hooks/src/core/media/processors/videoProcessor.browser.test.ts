import { expect, onTestFinished, test } from 'vitest';
import { expectColor } from '../../../testing/expectColor';
import { createGate } from '../../../testing/gate';
import { createSyntheticStream } from '../../../testing/syntheticStream';
import { pixelate } from './example/pixelate';
import { frameProcessor } from './frameProcessor';
import type { TrackProcessor } from './trackProcessor';
import { videoProcessor } from './videoProcessor';

function openCamera(color = '#d00000'): MediaStreamTrack {
  const camera = createSyntheticStream({ color, width: 320, height: 180 });
  onTestFinished(camera.stop);
  const [track] = camera.stream.getVideoTracks();
  if (!track) throw new Error('There is no camera.');
  return track;
}

async function run(processor: TrackProcessor, track = openCamera()) {
  const ending = new AbortController();
  const processed = await processor.process(track, ending.signal);
  onTestFinished(() => {
    ending.abort();
    processed.stop();
  });
  return { ...processed, abort: () => ending.abort() };
}

test('draws on a canvas of the size of the frames', async () => {
  const sizes: string[] = [];
  const processed = await run(
    videoProcessor((_frame, context) => {
      const { width, height } = context.canvas;
      sizes.push(`${width} × ${height}`);
      context.fillStyle = '#00d000';
      context.fillRect(0, 0, width, height);
    }),
  );
  await expectColor(new MediaStream([processed.track]), [0, 208, 0]);
  expect(new Set(sizes)).toEqual(new Set(['320 × 180']));
});

test('the example of the README passes the colours on', async () => {
  const processed = await run(pixelate());
  await expectColor(new MediaStream([processed.track]), [208, 0, 0]);
});

test('leaves out the frames that come while one is drawn', async () => {
  let drawing = 0;
  let most = 0;
  const gates = [createGate(), createGate()];
  let frames = 0;
  const processor = videoProcessor(async () => {
    const gate = gates[frames];
    frames += 1;
    drawing += 1;
    most = Math.max(most, drawing);
    await gate?.opened;
    drawing -= 1;
  });
  gates[0]?.open();
  const processed = await run(processor);
  await expect.poll(() => frames).toBe(2);
  await expect.poll(() => processed.stats?.().load ?? 0).toBeGreaterThan(0.9);
  expect(frames).toBe(2);
  gates[1]?.open();
  await expect.poll(() => frames).toBeGreaterThan(3);
  expect(most).toBe(1);
});

test('rejects when the first frame cannot be drawn, and tells of a later one', async () => {
  const never = run(
    videoProcessor(() => {
      throw new Error('no memory');
    }),
  );
  await expect(never).rejects.toThrow('no memory');

  let broken = false;
  const processed = await run(
    videoProcessor(() => {
      if (broken) throw new Error('context lost');
    }),
  );
  broken = true;
  expect(await processed.failed).toMatchObject({ message: 'context lost' });
});

test('gives back what a renderer used, once, when it is stopped and when it is aborted', async () => {
  let stops = 0;
  const processor = frameProcessor(() => ({ draw: () => undefined, stop: () => void (stops += 1) }));
  const stopped = await run(processor);
  stopped.stop();
  stopped.abort();
  expect(stops).toBe(1);
  expect(stopped.track.readyState).toBe('ended');

  const aborted = await run(processor);
  aborted.abort();
  expect(stops).toBe(2);
  expect(aborted.track.readyState).toBe('ended');
});

test('does not stop the track that it was given', async () => {
  const track = openCamera();
  const processed = await run(
    videoProcessor(() => undefined),
    track,
  );
  processed.stop();
  expect(track.readyState).toBe('live');
});
