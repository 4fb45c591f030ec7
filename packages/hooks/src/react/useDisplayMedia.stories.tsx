import type { Meta, StoryObj } from '@storybook/react-vite';
import { useDisplayMedia, type UseDisplayMediaOptions } from '@visavis/hooks';
import type { VirtualScreens, VirtualScreensOptions } from '@visavis/hooks/testing';
import { VideoTile } from '@visavis/ui';
import { expect, userEvent, waitFor } from 'storybook/test';
import { Actions } from '../../../../.storybook/Actions';
import { StateTable } from '../../../../.storybook/StateTable';
import { VirtualHardware } from '../../../../.storybook/VirtualHardware';

/**
 * A screen, window or tab that one shares. A picker that is closed is `idle` again and no error; `endedBy` tells
 * your own `stop()` from the browser's bar or a window that was closed.
 *
 * ```tsx
 * const { status, stream, start, stop } = useDisplayMedia({ contentHint: 'text', focus: 'page' });
 *
 * <button onClick={() => (status === 'live' ? stop() : void start())}>
 *   {status === 'live' ? 'Stop sharing' : 'Share screen'}
 * </button>
 * ```
 */
const meta = {
  title: 'Hooks/useDisplayMedia',
  args: { preferredSurface: 'browser', contentHint: 'detail', audio: true },
  argTypes: {
    preferredSurface: { control: 'radio', options: ['monitor', 'window', 'browser'] },
    contentHint: { control: 'radio', options: ['detail', 'text', 'motion'] },
  },
  render: (options, { parameters }) => (
    <VirtualHardware screens={parameters.screens as VirtualScreensOptions}>
      {({ screens }) => <Share screens={screens} options={options} />}
    </VirtualHardware>
  ),
} satisfies Meta<UseDisplayMediaOptions>;

export default meta;
type Story = StoryObj<UseDisplayMediaOptions>;

function Share({ screens, options }: { screens: VirtualScreens; options: UseDisplayMediaOptions }) {
  const { status, stream, surface, endedBy, error, start, stop } = useDisplayMedia(options);
  return (
    <div style={{ display: 'grid', gap: '1rem', maxInlineSize: '40rem' }}>
      <VideoTile stream={stream} name="Shared screen" muted style={{ blockSize: '14rem' }} />
      <Actions
        actions={{ 'Share screen': start, 'Stop sharing': stop, 'The browser’s own bar': () => screens.endShare() }}
      />
      <StateTable
        title="Screen"
        state={{ status, surface, endedBy, tracks: stream?.getTracks().length ?? 0, error: error?.code }}
      />
    </div>
  );
}

export const SharedAndEnded: Story = {
  play: async ({ canvas }) => {
    const says = (row: string) => waitFor(() => expect(canvas.getByRole('row', { name: row })).toBeVisible());
    const press = (name: string) => userEvent.click(canvas.getByRole('button', { name }));
    await says('status idle');
    await press('Share screen');
    await says('status live');
    await says('surface browser');
    await says('tracks 2');
    await press('The browser’s own bar');
    await says('endedBy browser');
    await press('Share screen');
    await says('status live');
    await press('Stop sharing');
    await says('endedBy user');
  },
};

/** The person closes the picker: nothing happened, and there is no error. */
export const PickerClosed: Story = {
  parameters: { screens: { pick: () => null } satisfies VirtualScreensOptions },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Share screen' }));
    await waitFor(() => expect(canvas.getByRole('row', { name: 'status idle' })).toBeVisible());
    await expect(canvas.getByRole('row', { name: 'error undefined' })).toBeVisible();
  },
};

/** The picker is open. */
export const Requesting: Story = {
  parameters: { screens: { pick: () => new Promise(() => undefined) } satisfies VirtualScreensOptions },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Share screen' }));
    await waitFor(() => expect(canvas.getByRole('row', { name: 'status requesting' })).toBeVisible());
  },
};

/** The system lets this browser record no screen, as macOS does at first. */
export const DeniedBySystem: Story = {
  parameters: { screens: { systemAllows: () => false } satisfies VirtualScreensOptions },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Share screen' }));
    await waitFor(() => expect(canvas.getByRole('row', { name: 'status failed' })).toBeVisible());
    await expect(canvas.getByRole('row', { name: 'error permission-denied-by-system' })).toBeVisible();
  },
};
