import { StrictMode } from 'react';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import type { DroppedFiles } from '../FileTransferPanel/readDropped';
import '../styles/index.css';
import { DropHint } from './DropHint';
import { useFileDrop } from './useFileDrop';

/** An event of a drag; browsers let no page make one with files that came from outside, but with these. */
function drag(type: string, files: readonly File[] = [], init: DragEventInit = {}): DragEvent {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer, ...init });
  document.body.dispatchEvent(event);
  return event;
}

const file = new File(['hello'], 'hello.txt', { type: 'text/plain' });

function Page({ onDrop }: { onDrop: ((dropped: DroppedFiles) => void) | null }) {
  return useFileDrop(onDrop) && <DropHint />;
}

test('is there while files are held over the page, and what is dropped is handed over', async () => {
  const onDrop = vi.fn<(dropped: DroppedFiles) => void>();
  const screen = await render(
    <StrictMode>
      <Page onDrop={onDrop} />
    </StrictMode>,
  );
  const hint = screen.getByText('Drop it here to send it to everyone');
  expect(drag('dragover', [file]).defaultPrevented).toBe(true);
  await expect.element(hint).toBeVisible();
  drag('dragleave', [file], { relatedTarget: document.body });
  await expect.element(hint).toBeVisible();
  drag('dragleave', [file]);
  await expect.element(hint).not.toBeInTheDocument();

  drag('dragover', [file]);
  await expect.element(hint).toBeVisible();
  expect(drag('drop', [file]).defaultPrevented).toBe(true);
  await expect.element(hint).not.toBeInTheDocument();
  expect(onDrop).toHaveBeenCalledOnce();
  expect(onDrop.mock.calls[0]?.[0].files.map(({ name }) => name)).toEqual(['hello.txt']);
});

test('a drop that nothing takes does not open the file in place of the page', async () => {
  const screen = await render(<Page onDrop={null} />);
  drag('dragover', [file]);
  expect(drag('drop', [file]).defaultPrevented).toBe(true);
  expect(screen.container.innerHTML).toBe('');
});

test('leaves alone what is no file, and what the page has taken itself', async () => {
  const onDrop = vi.fn<(dropped: DroppedFiles) => void>();
  await render(<Page onDrop={onDrop} />);
  expect(drag('drop').defaultPrevented).toBe(false);
  const take = (event: Event) => event.preventDefault();
  document.body.addEventListener('drop', take);
  drag('drop', [file]);
  document.body.removeEventListener('drop', take);
  expect(onDrop).not.toHaveBeenCalled();
});

test('lets every press through to what is below', async () => {
  const { container } = await render(<DropHint>Here</DropHint>);
  expect(getComputedStyle(container.firstElementChild as Element).pointerEvents).toBe('none');
  expect(container.textContent).toBe('Here');
});
