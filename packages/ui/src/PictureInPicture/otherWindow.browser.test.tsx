import { createPortal } from 'react-dom';
import { expect, onTestFinished, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import '../styles/index.css';
import { VideoGrid } from '../VideoGrid/VideoGrid';
import { VideoTile } from '../VideoTile/VideoTile';
import { copyLook } from './copyLook';

/** A window of another size than the page's: a frame stands in for one in picture-in-picture. */
async function openFrame(width: number, height: number) {
  const frame = document.createElement('iframe');
  frame.style.cssText = `inline-size: ${width}px; block-size: ${height}px; border: 0`;
  frame.srcdoc = '<!doctype html><body style="margin: 0; block-size: 100vh">';
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  const page = frame.contentDocument!;
  const stopCopying = copyLook(document, page);
  onTestFinished(() => {
    stopCopying();
    frame.remove();
  });
  return { frame, page };
}

const grid = (page: Document) =>
  createPortal(
    <VideoGrid>
      <VideoTile name="Ada" />
      <VideoTile name="Ben" />
      <VideoTile name="Cleo" />
    </VideoGrid>,
    page.body,
  );

test('tiles follow the window they are in, by its own observer', async () => {
  const { frame, page } = await openFrame(300, 600);
  const observe = vi.fn<() => void>();
  // That of a page behind, which is hidden, sleeps.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = observe;
      disconnect() {}
    },
  );
  onTestFinished(() => void vi.unstubAllGlobals());
  await render(grid(page));
  const width = () => page.querySelector('li')!.getBoundingClientRect().width;
  await expect.poll(width).toBe(300);
  frame.style.inlineSize = '200px';
  await expect.poll(width).toBe(200);
  expect(observe).not.toHaveBeenCalled();
});

test('a menu opens inside the window it is in', async () => {
  const { frame, page } = await openFrame(300, 400);
  await render(grid(page));
  await expect.poll(() => page.querySelectorAll('li[data-place]').length).toBe(3);
  for (const button of page.querySelectorAll<HTMLElement>('li button[aria-haspopup]')) {
    button.click();
    const menu = () => page.querySelector<HTMLElement>('[role=menu]:popover-open');
    await expect.poll(() => menu()?.querySelectorAll('[role=menuitem]').length ?? 0).toBeGreaterThan(0);
    const { left, right, top, bottom } = menu()!.getBoundingClientRect();
    expect(left).toBeGreaterThanOrEqual(0);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(frame.clientWidth);
    expect(bottom).toBeLessThanOrEqual(frame.clientHeight);
    menu()!.hidePopover();
    await expect.poll(menu).toBeNull();
  }
});
