import { createSyntheticStream } from '@visavis/hooks/testing';
import { VideoGrid, VideoTile } from '@visavis/ui';
import styles from '@visavis/ui/styles.css?inline';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';

/** What the page does when it is told to. */
export interface MotionPage {
  /** Shows so many tiles, each with a picture that moves; resolves with the frame after the one in which they were placed. */
  show(tiles: number): Promise<void>;
  /** Frames that are drawn within so many ms, each second, and how many animations run when they are over. */
  watch(ms: number): Promise<{ framesPerSecond: number; running: number }>;
}

declare global {
  interface Window {
    motion: MotionPage;
  }
}

/** Long enough to look at what happens in the middle of it, in ms. */
const DURATION_MS = 1500;
const names = ['Ada', 'Ben', 'Cem', 'Dua', 'Eva', 'Fay', 'Gil', 'Hal', 'Ian'];
const streams = names.map((label) => createSyntheticStream({ width: 320, height: 180, frameRate: 15, label }).stream);
document.head.append(Object.assign(document.createElement('style'), { textContent: styles }));
document.documentElement.style.setProperty('--visavis-duration', `${DURATION_MS}ms`);
const root = createRoot(document.getElementById('root') as HTMLElement);

const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));

window.motion = {
  async show(tiles) {
    flushSync(() =>
      root.render(
        <VideoGrid style={{ blockSize: '720px' }}>
          {names.slice(0, tiles).map((name, index) => (
            <VideoTile key={name} name={name} stream={streams[index] ?? null} />
          ))}
        </VideoGrid>,
      ),
    );
    await nextFrame();
    await nextFrame();
  },
  async watch(ms) {
    const startedAt = await nextFrame();
    let frames = 0;
    let at = startedAt;
    while (at - startedAt < ms) {
      at = await nextFrame();
      frames += 1;
    }
    const running = document.getAnimations().filter(({ playState }) => playState === 'running').length;
    return { framesPerSecond: (frames * 1000) / (at - startedAt), running };
  },
};
