import { StrictMode } from 'react';
import { describe, expect, it } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { createMemoryHub } from '../signaling/memory';
import type { FileTransferOptions } from '../core/room/fileTransfers';
import type { Signaling } from '../core/signaling/port';
import { useChat } from './useChat';
import { useFileTransfer } from './useFileTransfer';
import { useRoom } from './useRoom';

function useCall(signaling: Signaling, name: string, options?: FileTransferOptions) {
  const room = useRoom({ signaling, name });
  return { ...room, files: useFileTransfer(room, options) };
}

const render = (signaling: Signaling, name: string, options?: FileTransferOptions) =>
  renderHook(() => useCall(signaling, name, options), { wrapper: StrictMode });

describe('useFileTransfer', () => {
  it('sends a picture from one component to another, and revokes its URL in the end', async () => {
    const hub = createMemoryHub();
    const ada = await render(hub.room('tea'), 'Ada');
    const ben = await render(hub.room('tea'), 'Ben', { acceptImagesBytes: 1000 });
    const filesOf = (side: typeof ada) => side.result.current.files;
    const picture = new File(['not really'], 'photo.png', { type: 'image/png' });
    expect(filesOf(ada)).toMatchObject({ status: 'idle', transfers: [], error: null });
    expect(filesOf(ada).send(picture)).toBeNull();
    await expect.poll(() => filesOf(ada).error?.code).toBe('transfer-failed');
    // The result is the same object until something in it changes.
    const before = filesOf(ada);
    await ada.rerender();
    expect(filesOf(ada)).toBe(before);

    await ada.result.current.join();
    await ben.result.current.join();
    await expect.poll(() => ada.result.current.participants.length).toBe(1);
    const { send, accept, decline, cancel, remove } = filesOf(ada);
    const id = send(picture);
    await expect.poll(() => filesOf(ben).transfers[0]?.status).toBe('done');
    await expect.poll(() => filesOf(ada).transfers[0]?.status).toBe('done');
    expect(filesOf(ada)).toMatchObject({ status: 'open', error: null });
    expect(filesOf(ada)).toMatchObject({ send, accept, decline, cancel, remove });
    const [transfer] = filesOf(ben).transfers;
    expect(transfer).toMatchObject({ id, name: 'photo.png', type: 'image/png', sizeBytes: 10 });
    const url = transfer?.url ?? '';
    expect(await (await fetch(url)).text()).toBe('not really');
    await ben.unmount();
    await expect(fetch(url)).rejects.toThrow(TypeError);
    await ada.unmount();
  });

  it('leaves the options alone that another hook of the room gave, when it has none', async () => {
    const hub = createMemoryHub();
    const ada = await render(hub.room('tea'), 'Ada');
    const signaling = hub.room('tea');
    const ben = await renderHook(
      () => {
        const room = useRoom({ signaling, name: 'Ben' });
        const chat = useChat(room, { acceptImagesBytes: 1000 });
        return { ...room, chat, files: useFileTransfer(room) };
      },
      { wrapper: StrictMode },
    );
    await ada.result.current.join();
    await ben.result.current.join();
    await expect.poll(() => ada.result.current.participants[0]?.status).toBe('connected');
    ada.result.current.files.send(new File(['not really'], 'photo.png', { type: 'image/png' }));
    await expect.poll(() => ben.result.current.files.transfers[0]?.status).toBe('done');
    await ben.unmount();
    await ada.unmount();
  });
});
