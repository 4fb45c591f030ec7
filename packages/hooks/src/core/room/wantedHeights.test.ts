import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createVirtualEnvironment } from '../../testing/virtualEnvironment';
import { reportShownHeight } from '../media/shownHeight';
import { watchWantedHeights } from './wantedHeights';

/** Streams are only compared. */
const fakeStream = () => Object.create(null) as MediaStream;

function watch() {
  const environment = createVirtualEnvironment();
  const camera = fakeStream();
  const streams: { camera: MediaStream | null; screen: MediaStream | null } = { camera, screen: null };
  const onChange = vi.fn<() => void>();
  const heights = watchWantedHeights(environment, () => streams, onChange);
  onTestFinished(() => heights.close());
  return { environment, camera, streams, heights, onChange };
}

describe('how many lines a member is asked for', () => {
  it('are all while no place says how large it shows the video', () => {
    const { heights, onChange } = watch();
    heights.update();
    expect(heights.current).toEqual({ camera: null, screen: null });
    expect(onChange).not.toHaveBeenCalled();
  });

  it('are the next step above the largest place', () => {
    const { camera, heights } = watch();
    const [small, large] = [reportShownHeight(camera), reportShownHeight(camera)];
    small.set(160);
    expect(heights.current.camera).toBe(180);
    large.set(400);
    expect(heights.current.camera).toBe(540);
    large.set(4000);
    expect(heights.current.camera).toBe(null);
  });

  it('are more at once, and fewer only when it lasts', () => {
    const { environment, camera, heights, onChange } = watch();
    const report = reportShownHeight(camera);
    report.set(500);
    report.set(100);
    environment.advance(1900);
    report.set(700);
    report.set(150);
    environment.advance(1900);
    expect(heights.current.camera).toBe(720);
    expect(onChange).toHaveBeenCalledTimes(2);
    environment.advance(200);
    expect(heights.current.camera).toBe(180);
    expect(onChange).toHaveBeenCalledTimes(3);
  });

  it('are none of what is shown nowhere, and all again when its place is gone', () => {
    const { environment, camera, heights } = watch();
    const report = reportShownHeight(camera);
    report.set(0);
    expect(heights.current.camera).toBe(0);
    report.end();
    environment.advance(2100);
    expect(heights.current.camera).toBe(null);
  });

  it('are all while it is recorded, however small it is shown', () => {
    const { environment, camera, heights } = watch();
    const tile = reportShownHeight(camera);
    tile.set(90);
    const recording = reportShownHeight(camera);
    recording.set(Infinity);
    expect(heights.current.camera).toBe(null);
    recording.end();
    expect(heights.current.camera).toBe(null);
    environment.advance(2100);
    expect(heights.current.camera).toBe(180);
  });

  it('follow another stream, and leave no timer behind', () => {
    const { environment, camera, streams, heights, onChange } = watch();
    reportShownHeight(camera).set(500);
    const screen = fakeStream();
    reportShownHeight(screen).set(800);
    streams.screen = screen;
    heights.update();
    expect(heights.current).toEqual({ camera: 540, screen: 1080 });
    reportShownHeight(fakeStream()).set(10);
    expect(onChange).toHaveBeenCalledTimes(2);
    streams.screen = null;
    heights.update();
    heights.close();
    environment.advance(5000);
    expect(onChange).toHaveBeenCalledTimes(2);
  });
});
