import { StrictMode, useState } from 'react';
import { expect, onTestFinished, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { userEvent } from 'vitest/browser';
import '../styles/index.css';
import { VideoTile } from '../VideoTile/VideoTile';
import { PictureInPicture } from './PictureInPicture';

function Call({ onClose }: { onClose: () => void }) {
  const [open, setOpen] = useState(false);
  return (
    <StrictMode>
      <button type="button" onClick={() => setOpen(!open)}>
        Float
      </button>
      <PictureInPicture
        open={open}
        width={300}
        onClose={() => {
          setOpen(false);
          onClose();
        }}
      >
        <VideoTile name="Ada" />
      </PictureInPicture>
    </StrictMode>
  );
}

async function press(screen: Awaited<ReturnType<typeof render>>): Promise<void> {
  (screen.getByRole('button', { name: 'Float' }).element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
}

/** A page in a frame, as this one is, may not open such a window: a frame stands in for it. */
function standIn() {
  const frames: HTMLIFrameElement[] = [];
  const requestWindow = vi.fn<(size: { width: number; height: number }) => Promise<Window>>(async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    frames.push(frame);
    frame.contentWindow!.close = () => frame.remove();
    return frame.contentWindow!;
  });
  vi.stubGlobal('documentPictureInPicture', { requestWindow });
  onTestFinished(() => {
    vi.unstubAllGlobals();
    for (const frame of frames) frame.remove();
  });
  return { frames, requestWindow };
}

test('shows its children in a window with the page’s look, and tells when that is closed', async () => {
  const { frames, requestWindow } = standIn();
  const onClose = vi.fn<() => void>();
  const screen = await render(<Call onClose={onClose} />);
  await press(screen);
  await expect.poll(() => frames[0]?.contentDocument?.body.textContent).toContain('Ada');
  expect(requestWindow).toHaveBeenCalledExactlyOnceWith({ width: 300, height: 240 });
  const tile = frames[0]!.contentDocument!.querySelector('.visavis-video-tile')!;
  expect(frames[0]!.contentWindow!.getComputedStyle(tile).position).toBe('relative');
  expect(screen.getByRole('group').elements()).toEqual([]);

  frames[0]!.contentWindow!.dispatchEvent(new Event('pagehide'));
  await expect.poll(() => onClose.mock.calls.length).toBe(1);
  expect(frames[0]!.isConnected).toBe(false);
});

test('closes the window when it is not wanted any more, and tells nobody', async () => {
  const { frames } = standIn();
  const onClose = vi.fn<() => void>();
  const screen = await render(<Call onClose={onClose} />);
  await press(screen);
  await expect.poll(() => frames[0]?.contentDocument?.body.textContent).toContain('Ada');
  await press(screen);
  await expect.poll(() => frames[0]?.isConnected).toBe(false);
  await press(screen);
  await expect.poll(() => frames[1]?.contentDocument?.body.textContent).toContain('Ada');
  await screen.unmount();
  expect(frames[1]?.isConnected).toBe(false);
  expect(onClose).not.toHaveBeenCalled();
});

test('whoever asks is told where there can be no such window', async () => {
  const onClose = vi.fn<() => void>();
  const screen = await render(<Call onClose={onClose} />);
  await press(screen);
  await expect.poll(() => onClose.mock.calls.length).toBe(1);
  expect(screen.getByRole('group').elements()).toEqual([]);
});
