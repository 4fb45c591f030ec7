import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import '../styles/index.css';
import type { TransferredFile } from './FileCard';
import { FileTransferPanel } from './FileTransferPanel';

const offered: TransferredFile = {
  id: 'x',
  direction: 'incoming',
  name: 'plan.pdf',
  type: 'application/pdf',
  sizeBytes: 2_000_000,
  fromName: 'Ada',
  status: 'offered',
  transferredBytes: 0,
};

test('an offer is taken or refused, and then watched', async () => {
  const onAccept = vi.fn<(id: string) => void>();
  const onDecline = vi.fn<(id: string) => void>();
  const onCancel = vi.fn<(id: string) => void>();
  const panel = (file: TransferredFile) => (
    <FileTransferPanel transfers={[file]} {...{ onAccept, onDecline, onCancel }} />
  );
  const screen = await render(panel(offered));
  await expect.element(screen.getByText('From Ada')).toBeVisible();
  (screen.getByRole('button', { name: 'Accept plan.pdf' }).element() as HTMLElement).click();
  (screen.getByRole('button', { name: 'Decline plan.pdf' }).element() as HTMLElement).click();
  expect([onAccept.mock.calls, onDecline.mock.calls]).toEqual([[['x']], [['x']]]);

  await screen.rerender(panel({ ...offered, status: 'active', transferredBytes: 500_000 }));
  const progress = screen.getByRole('progressbar', { name: 'Progress of plan.pdf' });
  expect((progress.element() as HTMLProgressElement).position).toBe(0.25);
  await expect.element(screen.getByText('500 kB of 2 MB')).toBeVisible();
  (screen.getByRole('button', { name: 'Cancel plan.pdf' }).element() as HTMLElement).click();
  expect(onCancel).toHaveBeenCalledExactlyOnceWith('x');
});

test('a file that has arrived can be saved; only a picture that runs no script is shown', async () => {
  const url = URL.createObjectURL(new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>']));
  const done = { ...offered, status: 'done', url } as const;
  const screen = await render(<FileTransferPanel transfers={[{ ...done, type: 'image/svg+xml' }]} />);
  await expect.element(screen.getByRole('link', { name: 'Save plan.pdf' })).toHaveAttribute('download', 'plan.pdf');
  expect(screen.getByRole('img').elements()).toEqual([]);
  await screen.rerender(<FileTransferPanel transfers={[{ ...done, type: 'image/png' }]} />);
  await expect.element(screen.getByRole('img', { name: 'plan.pdf' })).toBeInTheDocument();
});

test('the button opens the picker; what is chosen is sent, also the same file twice', async () => {
  const onSend = vi.fn<(files: File[]) => void>();
  const screen = await render(<FileTransferPanel transfers={[]} onSend={onSend} />);
  const input = screen.container.querySelector('input')!;
  const opened = vi.spyOn(input, 'click').mockImplementation(() => {
    const data = new DataTransfer();
    data.items.add(new File(['x'], 'x.txt'));
    input.files = data.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  const button = screen.getByRole('button', { name: 'Choose files' }).element() as HTMLElement;
  button.click();
  button.click();
  expect(opened).toHaveBeenCalledTimes(2);
  expect(onSend.mock.calls.map(([files]) => files.map(({ name }) => name))).toEqual([['x.txt'], ['x.txt']]);
});

test('takes nothing while it is disabled', async () => {
  const onSend = vi.fn<(files: File[]) => void>();
  const screen = await render(<FileTransferPanel transfers={[]} onSend={onSend} disabled />);
  const data = new DataTransfer();
  data.items.add(new File(['x'], 'x.txt'));
  const drop = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data });
  screen.getByRole('region', { name: 'Files' }).element().dispatchEvent(drop);
  // Else the browser would open it in the place of the call.
  expect(drop.defaultPrevented).toBe(true);
  expect(onSend).not.toHaveBeenCalled();
});

/** A drop of a file and a folder, which no script can make for real. */
function dropFolder(target: Element) {
  const item = (name: string, isDirectory: boolean) => ({
    kind: 'file',
    webkitGetAsEntry: () => ({ isDirectory, name }),
    getAsFile: () => new File(['x'], name),
  });
  const items = [item('notes.txt', false), item('Holidays', true)];
  const event = new Event('drop', { bubbles: true, cancelable: true });
  const files = items.map(({ getAsFile }) => getAsFile());
  Object.defineProperty(event, 'dataTransfer', { value: { items, files, types: ['Files'] } });
  target.dispatchEvent(event);
}

test('a folder is refused with words, and the files beside it are sent', async () => {
  const onSend = vi.fn<(files: File[]) => void>();
  const screen = await render(<FileTransferPanel transfers={[]} onSend={onSend} />);
  dropFolder(screen.container.firstElementChild!);
  expect(onSend.mock.calls.map(([files]) => files.map(({ name }) => name))).toEqual([['notes.txt']]);
  await expect.element(screen.getByRole('alert')).toHaveTextContent('Holidays');
});

test('focus stays in a card whose pressed button goes, and moves on when the card goes', async () => {
  const file = { direction: 'incoming', type: '', sizeBytes: 9, transferredBytes: 0 } as const;
  const both = (first: 'offered' | 'active' | null) => (
    <FileTransferPanel
      onAccept={() => undefined}
      onCancel={() => undefined}
      transfers={[
        ...(first ? [{ ...file, id: '1', name: 'one', status: first }] : []),
        { ...file, id: '2', name: 'two', status: 'active' },
      ]}
    />
  );
  const screen = await render(both('offered'));
  const press = (name: string) => {
    const button = screen.getByRole('button', { name }).element() as HTMLElement;
    button.focus();
    button.click();
  };
  press('Accept one');
  await screen.rerender(both('active'));
  await expect.element(screen.getByRole('button', { name: 'Cancel one' })).toHaveFocus();
  press('Cancel one');
  await screen.rerender(both(null));
  await expect.element(screen.getByRole('button', { name: 'Cancel two' })).toHaveFocus();
});
