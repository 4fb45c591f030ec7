import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { photo } from '../../../../.storybook/photo';
import type { TransferredFile } from './FileCard';
import { FileTransferPanel } from './FileTransferPanel';

const file = (more: Partial<TransferredFile>): TransferredFile => ({
  id: more.name ?? '',
  direction: 'incoming',
  name: '',
  type: 'application/pdf',
  sizeBytes: 2_400_000,
  fromName: 'Ada Lovelace',
  status: 'done',
  transferredBytes: 2_400_000,
  ...more,
});

const transfers = [
  file({ name: 'Hills.png', type: 'image/png', sizeBytes: 184_000, url: photo }),
  file({ name: 'Plan of the garden, second try, with everybody’s comments.pdf', status: 'offered', transferredBytes: 0 }),
  file({
    name: 'Holiday.mov',
    type: 'video/quicktime',
    direction: 'outgoing',
    sizeBytes: 812_000_000,
    transferredBytes: 301_000_000,
    status: 'active',
    recipients: [{ name: 'Ada' }, { name: '홍길동' }, { name: 'Grace' }],
  }),
  file({ name: 'Recipes.zip', status: 'interrupted', transferredBytes: 900_000 }),
  file({ name: 'Old.txt', status: 'failed', transferredBytes: 20_000 }),
];

const meta = {
  title: 'Components/FileTransferPanel',
  component: FileTransferPanel,
  args: {
    transfers,
    onSend: fn(),
    onAccept: fn(),
    onDecline: fn(),
    onCancel: fn(),
    onRemove: fn(),
  },
  decorators: [(Story) => <div style={{ maxInlineSize: '26rem', marginInline: 'auto' }}>{Story()}</div>],
} satisfies Meta<typeof FileTransferPanel>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Everything: Story = {
  play: async ({ canvas, args }) => {
    const plan = transfers[1]!.name;
    await userEvent.click(canvas.getByRole('button', { name: `Accept ${plan}` }));
    await expect(args.onAccept).toHaveBeenCalledWith(plan);
    await userEvent.click(canvas.getByRole('button', { name: `Decline ${plan}` }));
    await expect(args.onDecline).toHaveBeenCalledWith(plan);
    await userEvent.click(canvas.getByRole('button', { name: 'Cancel Holiday.mov' }));
    await expect(args.onCancel).toHaveBeenCalledWith('Holiday.mov');
    await userEvent.click(canvas.getByRole('button', { name: 'Remove Old.txt from the list' }));
    await expect(args.onRemove).toHaveBeenCalledWith('Old.txt');
    await expect(canvas.getByRole('link', { name: 'Save Hills.png' })).toHaveAttribute('download', 'Hills.png');
    await expect(canvas.getByRole('img', { name: 'Hills.png' })).toBeVisible();
    await expect(canvas.getByRole('progressbar', { name: 'Progress of Holiday.mov' })).toBeVisible();
  },
};

/** Files that hang over it are shown to be welcome. */
export const Dragging: Story = {
  args: { transfers: [] },
  play: async ({ canvas, args }) => {
    const panel = canvas.getByRole('region', { name: 'Files' });
    const data = new DataTransfer();
    data.items.add(new File(['words'], 'words.txt', { type: 'text/plain' }));
    const drag = (type: string) =>
      panel.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }));
    drag('dragover');
    await waitFor(() => expect(panel).toHaveAttribute('data-state', 'dragging'));
    drag('drop');
    await waitFor(() => expect(args.onSend).toHaveBeenCalledWith([expect.any(File)]));
    drag('dragover');
    await waitFor(() => expect(panel).toHaveAttribute('data-state', 'dragging'));
  },
};

export const Empty: Story = { args: { transfers: [] } };
export const Disabled: Story = { args: { disabled: true } };
export const Korean: Story = { globals: { locale: 'ko' } };
export const Dark: Story = { globals: { theme: 'dark' } };
