import { StrictMode, useState } from 'react';
import { expect, onTestFinished, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import '../styles/index.css';
import { press } from '../testKeys';
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

const floatOrBack = (screen: Awaited<ReturnType<typeof render>>) => press(screen.getByRole('button', { name: 'Float' }));

/** A page in a frame, as this one is, may not open such a window: a document without one stands in for it. */
class StandIn extends EventTarget {
  readonly document = document.implementation.createHTMLDocument();
  closed = false;
  close(): void {
    this.closed = true;
  }
}

function standIn() {
  const windows: StandIn[] = [];
  const requestWindow = vi.fn<(size: { width: number; height: number }) => Promise<StandIn>>(async () => {
    const opened = new StandIn();
    windows.push(opened);
    return opened;
  });
  vi.stubGlobal('documentPictureInPicture', { requestWindow });
  onTestFinished(() => void vi.unstubAllGlobals());
  return { windows, requestWindow };
}

const words = (opened: StandIn | undefined) => opened?.document.body.textContent;

test('shows its children in a window with the page’s look, and tells when that is closed', async () => {
  const { windows, requestWindow } = standIn();
  const onClose = vi.fn<() => void>();
  const screen = await render(<Call onClose={onClose} />);
  await floatOrBack(screen);
  await expect.poll(() => words(windows[0])).toContain('Ada');
  expect(requestWindow).toHaveBeenCalledExactlyOnceWith({ width: 300, height: 240 });
  expect(windows[0]!.document.head.textContent).toContain('.visavis-video-tile');
  expect(screen.getByRole('group').elements()).toEqual([]);

  windows[0]!.dispatchEvent(new Event('pagehide'));
  await expect.poll(() => onClose.mock.calls.length).toBe(1);
  await expect.poll(() => words(windows[0])).toBe('');
});

test('closes the window when it is not wanted any more, and tells nobody', async () => {
  const { windows } = standIn();
  const onClose = vi.fn<() => void>();
  const screen = await render(<Call onClose={onClose} />);
  await floatOrBack(screen);
  await expect.poll(() => words(windows[0])).toContain('Ada');
  await floatOrBack(screen);
  await expect.poll(() => windows[0]?.closed).toBe(true);
  await floatOrBack(screen);
  await expect.poll(() => words(windows[1])).toContain('Ada');
  await screen.unmount();
  expect(windows[1]?.closed).toBe(true);
  expect(onClose).not.toHaveBeenCalled();
});

test('the caller is told where there can be no such window', async () => {
  const onClose = vi.fn<() => void>();
  const screen = await render(<Call onClose={onClose} />);
  await floatOrBack(screen);
  await expect.poll(() => onClose.mock.calls.length).toBe(1);
  expect(screen.getByRole('group').elements()).toEqual([]);
});

test('the window has styles that scripts insert, and follows the page’s styles and theme', async () => {
  const { windows } = standIn();
  const inserted = document.createElement('style');
  document.head.append(inserted);
  inserted.sheet!.insertRule('.inserted { color: red }');
  const constructed = new CSSStyleSheet();
  constructed.replaceSync('.constructed { color: red }');
  document.adoptedStyleSheets.push(constructed);
  onTestFinished(() => {
    inserted.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== constructed);
    document.documentElement.removeAttribute('data-theme');
  });
  const screen = await render(<Call onClose={() => undefined} />);
  await floatOrBack(screen);
  await expect.poll(() => words(windows[0])).toContain('Ada');
  const { head, documentElement } = windows[0]!.document;
  expect(head.textContent).toContain('.inserted');
  expect(head.textContent).toContain('.constructed');

  const late = document.createElement('style');
  late.textContent = '.late { color: red }';
  document.head.append(late);
  document.documentElement.dataset['theme'] = 'dark';
  await expect.poll(() => head.textContent).toContain('.late');
  await expect.poll(() => documentElement.dataset['theme']).toBe('dark');
  // Nothing tells of a rule that is inserted; it is there for what is shown next.
  inserted.sheet!.insertRule('.inserted-later { color: red }');
  windows[0]!.document.body.append(windows[0]!.document.createElement('p'));
  await expect.poll(() => head.textContent).toContain('.inserted-later');
  late.remove();
  await expect.poll(() => head.textContent).not.toContain('.late');
});
