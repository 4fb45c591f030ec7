import type { Meta, StoryObj } from '@storybook/react-vite';
import { useFileTransfer, type FileTransferOptions, type UseRoomResult } from '@visavis/hooks';
import { FileTransferPanel } from '@visavis/ui';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { Actions } from '../../../../.storybook/Actions';
import { StateTable } from '../../../../.storybook/StateTable';
import { TwoInARoom } from '../../../../.storybook/TwoInARoom';

/**
 * Files from browser to browser. The others are asked before anything is sent, every chunk is checked, and a transfer
 * goes on where it stopped when the connection comes back.
 *
 * ```tsx
 * const { transfers, send, accept, decline, cancel, remove } = useFileTransfer(room, { maxFileBytes: 1e9 });
 *
 * <FileTransferPanel
 *   transfers={transfers}
 *   onSend={(files) => files.forEach((file) => send(file))}
 *   onAccept={(id) => void accept(id)}
 *   onDecline={decline}
 *   onCancel={cancel}
 *   onRemove={remove}
 * />
 * ```
 */
const meta = {
  title: 'Hooks/useFileTransfer',
  tags: ['needs-connection'],
  args: { maxFileBytes: 100_000_000 },
  argTypes: { acceptImagesBytes: { control: 'number' } },
  render: (options) => <TwoInARoom>{(call, name) => <Files call={call} name={name} options={options} />}</TwoInARoom>,
} satisfies Meta<FileTransferOptions>;

export default meta;
type Story = StoryObj<FileTransferOptions>;

/** Something to send, of this many bytes. */
const makeFile = (name: string, bytes: number) =>
  new File([new Uint8Array(bytes).fill(97)], name, { type: 'text/plain' });

function Files({ call, name, options }: { call: UseRoomResult; name: string; options: FileTransferOptions }) {
  const { status, transfers, send, accept, decline, cancel, remove, error } = useFileTransfer(call, options);
  return (
    <>
      <FileTransferPanel
        labels={{ title: `Files of ${name}` }}
        transfers={transfers}
        disabled={status === 'idle' || call.participants.length === 0}
        onSend={(files) => {
          for (const file of files) send(file);
        }}
        onAccept={(id) => void accept(id)}
        onDecline={decline}
        onCancel={cancel}
        onRemove={remove}
      />
      <Actions
        actions={{
          'Send a letter (2 kB)': () => send(makeFile('letter.txt', 2000)),
          'Send a film (40 MB)': () => send(makeFile('film.txt', 40_000_000)),
        }}
      />
      <StateTable
        title="Files"
        state={{
          status,
          others: call.participants.filter((each) => each.status === 'connected').length,
          last: transfers.at(-1)?.status ?? 'none',
          error: error?.code,
        }}
      />
    </>
  );
}

const browserOf = (canvasElement: HTMLElement, name: string) =>
  within(within(canvasElement).getByRole('region', { name: `Browser of ${name}` }));

async function meet(canvasElement: HTMLElement) {
  const [ada, ben] = [browserOf(canvasElement, 'Ada'), browserOf(canvasElement, 'Ben')];
  for (const one of [ada, ben]) {
    await waitFor(() => expect(one.getByRole('row', { name: 'others 1' })).toBeVisible());
  }
  return { ada, ben };
}

const says = (browser: ReturnType<typeof browserOf>, row: string) =>
  waitFor(() => expect(browser.getByRole('row', { name: row })).toBeVisible());

/** Offered, accepted, arrived, and there to be saved. */
export const Accepted: Story = {
  play: async ({ canvasElement }) => {
    const { ada, ben } = await meet(canvasElement);
    await userEvent.click(ada.getByRole('button', { name: /^Send a letter/ }));
    await userEvent.click(await ben.findByRole('button', { name: 'Accept letter.txt' }));
    await says(ben, 'last done');
    await says(ada, 'last done');
    await expect(await ben.findByRole('link', { name: 'Save letter.txt' })).toHaveAttribute('download', 'letter.txt');
  },
};

/** Nothing is sent that nobody wants. */
export const Declined: Story = {
  play: async ({ canvasElement }) => {
    const { ada, ben } = await meet(canvasElement);
    await userEvent.click(ada.getByRole('button', { name: /^Send a letter/ }));
    await userEvent.click(await ben.findByRole('button', { name: 'Decline letter.txt' }));
    await says(ada, 'last declined');
  },
};

/** Either side can call it off. */
export const Cancelled: Story = {
  play: async ({ canvasElement }) => {
    const { ada, ben } = await meet(canvasElement);
    await userEvent.click(ada.getByRole('button', { name: /^Send a film/ }));
    await ben.findByRole('button', { name: 'Accept film.txt' });
    await userEvent.click(ada.getByRole('button', { name: 'Cancel film.txt' }));
    await says(ada, 'last cancelled');
    await says(ben, 'last cancelled');
  },
};
