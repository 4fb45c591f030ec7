import { useShownHeight } from '@visavis/hooks';
import { createRoom } from '@visavis/hooks/core';
import { createMemoryHub, createSyntheticStream } from '@visavis/hooks/testing';
import { useRef } from 'react';
import { expect, onTestFinished, test } from 'vitest';
import { render } from 'vitest-browser-react';
import '../styles/index.css';
import { VideoTile } from '../VideoTile/VideoTile';

function Tile({ stream }: { stream: MediaStream | null }) {
  const tile = useRef<HTMLElement>(null);
  useShownHeight(tile, stream);
  return <VideoTile ref={tile} name="Ada" stream={stream} muted />;
}

test('somebody sends no more lines than their tile shows, and more once it is enlarged', async () => {
  const signaling = createMemoryHub().room('two');
  const sending = () => ({ camera: { maxFrameRate: 5, degradationPreference: 'maintain-resolution' as const } });
  const ada = createRoom({ signaling, name: () => 'Ada', sending });
  const ben = createRoom({ signaling, name: () => 'Ben' });
  const camera = createSyntheticStream({ width: 1280, height: 720, frameRate: 5 });
  onTestFinished(() => {
    ada.leave();
    ben.leave();
    camera.stop();
  });
  ada.setMedia(camera.stream, null);
  await Promise.all([ada.join(), ben.join()]);
  const seen = () => ben.getSnapshot().participants[0];
  await expect.poll(() => seen()?.camera?.getVideoTracks().length).toBe(1);
  const tile = (width: number) => (
    <div style={{ inlineSize: width }}>
      <Tile stream={seen()?.camera ?? null} />
    </div>
  );
  const lines = async () => {
    const report = await seen()?.peer?.connection?.getStats();
    return [...(report?.values() ?? [])].find(({ type, kind }) => type === 'inbound-rtp' && kind === 'video')?.['frameHeight'] as unknown;
  };

  const screen = await render(tile(160));
  await expect.poll(lines).toBe(180);
  await screen.rerender(tile(600));
  await expect.poll(lines).toBe(360);
  await screen.unmount();
  await expect.poll(lines).toBe(720);
});
