import { StrictMode } from 'react';
import { describe, expect, it } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import type { Signaling } from '../core/signaling/port';
import { createMemoryHub } from '../signaling/memory';
import { useChat } from './useChat';
import { useRoom } from './useRoom';

function useCall(signaling: Signaling, name: string) {
  const room = useRoom({ signaling, name });
  return { ...room, chat: useChat(room) };
}

const render = (signaling: Signaling, name: string) =>
  renderHook(() => useCall(signaling, name), { wrapper: StrictMode });

describe('useChat', () => {
  it('shows who types, files as messages, and what was written before the participant joined', async () => {
    const hub = createMemoryHub();
    const ada = await render(hub.room('tea'), 'Ada');
    const ben = await render(hub.room('tea'), 'Ben');
    const chatOf = (side: typeof ada) => side.result.current.chat;
    expect(chatOf(ada)).toMatchObject({ status: 'idle', messages: [], typing: [], error: null });
    await ada.result.current.join();
    chatOf(ada).send('Is anybody there?');
    expect(chatOf(ada).sendFile(new File(['x'], 'x.txt'))).toBe(false);
    await expect.poll(() => chatOf(ada).error?.code).toBe('transfer-failed');
    // The result is the same object until something in it changes.
    const before = chatOf(ada);
    await ada.rerender();
    expect(chatOf(ada)).toBe(before);

    await ben.result.current.join();
    const history = () => chatOf(ben).messages.map(({ text, fromHistory }) => [text, fromHistory]);
    await expect.poll(history).toEqual([['Is anybody there?', undefined]]);
    chatOf(ada).setTyping(true);
    await expect.poll(() => chatOf(ben).typing).toEqual([ada.result.current.self?.id]);
    expect(chatOf(ada).sendFile(new File(['hello'], 'hello.txt'))).toBe(true);
    await expect.poll(() => chatOf(ben).messages[1]?.transfer?.name).toBe('hello.txt');
    await expect.poll(() => chatOf(ada).messages[1]?.transfer?.direction).toBe('outgoing');
    await expect.poll(() => chatOf(ben).typing).toEqual([]);
    // Everything in the chat can be done with what a panel is given.
    const panelOf = (side: typeof ada) => chatOf(side).panelProps;
    await expect.poll(() => panelOf(ada).disabled).toBe(false);
    const transfer = panelOf(ben).messages[1]?.transfer;
    expect(transfer?.status).toBe('offered');
    panelOf(ben).onAccept(transfer?.id ?? '');
    await expect.poll(() => panelOf(ben).messages[1]?.transfer?.status).toBe('done');
    // Shown without `useFileTransfer`, so that the URL is the chat's own work.
    expect(panelOf(ben).messages[1]?.transfer?.url).toMatch(/^blob:/);
    panelOf(ben).onTyping(true);
    await expect.poll(() => panelOf(ada).typing).toEqual(['Ben']);
    expect(panelOf(ben).onSend('Thanks')).toBe(true);
    await expect.poll(() => panelOf(ada).messages[2]?.text).toBe('Thanks');
    await ada.unmount();
    await ben.unmount();
  });
});
