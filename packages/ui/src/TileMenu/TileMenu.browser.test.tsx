import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { page } from 'vitest/browser';
import { createSyntheticStream } from '@visavis/hooks/testing';
import '../styles/index.css';
import { press, typeKeys } from '../testKeys';
import { VideoTile } from '../VideoTile/VideoTile';
import { VideoGrid } from '../VideoGrid/VideoGrid';
import { TileMenu } from './TileMenu';

const names = () => page.getByRole('menuitem').elements().map((item) => item.textContent);

test('works with the keyboard alone, and gives the focus back', async () => {
  const remove = vi.fn<() => void>();
  const admit = vi.fn<() => void>();
  const screen = await render(
    <VideoTile name="Ada">
      <TileMenu
        name="Ada"
        items={[
          { id: 'admit', label: 'Admit', onSelect: admit },
          { id: 'remove', label: 'Remove', onSelect: remove, danger: true },
        ]}
      />
    </VideoTile>,
  );
  const button = screen.getByRole('button', { name: 'Options for Ada' });
  await expect.element(button).toHaveAttribute('aria-expanded', 'false');
  expect(names()).toEqual([]);
  (button.element() as HTMLElement).focus();
  await typeKeys('{Enter}');
  await expect.element(screen.getByRole('menuitem', { name: 'Full screen' })).toHaveFocus();
  await expect.element(button).toHaveAttribute('aria-expanded', 'true');
  await typeKeys('{ArrowUp}');
  await expect.element(screen.getByRole('menuitem', { name: 'Remove' })).toHaveFocus();
  await typeKeys('{ArrowUp}{Home}{ArrowDown}');
  await expect.element(screen.getByRole('menuitem', { name: 'Admit' })).toHaveFocus();
  await typeKeys('{Escape}');
  await expect.element(button).toHaveFocus();
  await expect.element(button).toHaveAttribute('aria-expanded', 'false');

  await typeKeys('{Enter}');
  await expect.element(screen.getByRole('menuitem', { name: 'Full screen' })).toHaveFocus();
  await typeKeys('{End}{Enter}');
  await expect.poll(() => remove.mock.calls.length).toBe(1);
  expect(admit).not.toHaveBeenCalled();
  await expect.element(button).toHaveFocus();
});

test('fills the screen with the tile, and goes back', async () => {
  const screen = await render(
    <div style={{ blockSize: 200 }}>
      <VideoGrid>
        <VideoTile name="Ada" />
      </VideoGrid>
    </div>,
  );
  const button = screen.getByRole('button', { name: 'Options for Ada' });
  await press(button);
  await press(screen.getByRole('menuitem', { name: 'Full screen' }));
  const tile = screen.getByRole('listitem').element();
  await expect.poll(() => document.fullscreenElement).toBe(tile);
  await press(button);
  await press(screen.getByRole('menuitem', { name: 'Leave full screen' }));
  await expect.poll(() => document.fullscreenElement).toBeNull();
});

test('offers picture in picture where there is a picture and a browser that can', async () => {
  const { stream, stop } = createSyntheticStream();
  const screen = await render(
    <div style={{ blockSize: 200 }}>
      <VideoGrid>
        <VideoTile name="Ada" stream={stream} muted />
        <VideoTile name="Ben" />
      </VideoGrid>
    </div>,
  );
  await press(screen.getByRole('button', { name: 'Options for Ben' }));
  await expect.poll(names).toEqual(['Pin', 'Full screen']);
  await typeKeys('{Escape}');
  await press(screen.getByRole('button', { name: 'Options for Ada' }));
  const floating = document.pictureInPictureEnabled ? ['Picture in picture'] : [];
  await expect.poll(names).toEqual(['Pin', 'Full screen', ...floating]);
  stop();
});

test('the pin is the owner’s business where the owner wants it', async () => {
  const change = vi.fn<(pinned: boolean) => void>();
  const screen = await render(
    <div style={{ blockSize: 200 }}>
      <VideoGrid>
        <VideoTile name="Ada" pinned onPinnedChange={change} />
      </VideoGrid>
    </div>,
  );
  await expect.element(screen.getByRole('listitem')).toHaveAttribute('data-pinned');
  await press(screen.getByRole('button', { name: 'Options for Ada' }));
  await press(screen.getByRole('menuitem', { name: 'Unpin' }));
  expect(change).toHaveBeenCalledExactlyOnceWith(false);
  await expect.element(screen.getByRole('listitem')).toHaveAttribute('data-pinned');
});
