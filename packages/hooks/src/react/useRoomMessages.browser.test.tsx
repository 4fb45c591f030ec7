import { StrictMode } from 'react';
import { describe, expect, it } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import type { Signaling } from '../core/signaling/port';
import { createMemoryHub } from '../signaling/memory';
import { useRoom } from './useRoom';
import { useRoomMessages } from './useRoomMessages';
import { useSharedState } from './useSharedState';

function useCall(signaling: Signaling, name: string, received: unknown[]) {
  const call = useRoom({ signaling, name });
  const messages = useRoomMessages<string>(call, 'greeting', (data, from) => received.push([from.name, data]));
  const shared = useSharedState(call.room, 'slide', 1, {
    parse(value) {
      if (typeof value !== 'number') throw new TypeError('A slide is a number.');
      return value;
    },
  });
  const [slide, setSlide] = shared;
  return { ...call, messages, shared, slide, setSlide };
}

async function meet() {
  const hub = createMemoryHub();
  const received: Record<string, unknown[]> = { Ada: [], Ben: [] };
  const render = (name: string) => {
    const signaling = hub.room('tea');
    return renderHook(() => useCall(signaling, name, received[name] ?? []), { wrapper: StrictMode });
  };
  const [ada, ben] = [await render('Ada'), await render('Ben')];
  return { ada, ben, received };
}

describe('useRoomMessages', () => {
  it('sends to everyone or to one, and tells what became of it', async () => {
    const { ada, ben, received } = await meet();
    const { messages } = ada.result.current;
    expect(await messages.send('nobody is there').settled).toEqual([]);
    await Promise.all([ada.result.current.join(), ben.result.current.join()]);
    for (const each of [ada, ben]) {
      await expect.poll(() => each.result.current.participants[0]?.status).toBe('connected');
    }
    const benId = ben.result.current.self?.id ?? '';
    const sent = ada.result.current.messages.send('hello');
    expect(sent.recipients).toEqual([{ id: benId, status: 'sending', error: null }]);
    expect(await sent.settled).toEqual([{ id: benId, status: 'delivered', error: null }]);
    expect(await ada.result.current.messages.send('to Ben', benId).settled).toHaveLength(1);
    expect(received['Ben']).toEqual([['Ada', 'hello'], ['Ada', 'to Ben']]);
    const [tooLarge] = await ada.result.current.messages.send('x'.repeat(70_000)).settled;
    expect(tooLarge).toMatchObject({ status: 'failed', error: { code: 'message-too-large' } });
    await ada.unmount();
    await ben.unmount();
  });
});

describe('useSharedState', () => {
  it('is the same at everyone, at a latecomer too, and refuses what does not parse', async () => {
    const { ada, ben } = await meet();
    await ada.result.current.join();
    expect(ada.result.current.slide).toBe(1);
    expect(ada.result.current.setSlide(2)).toBeNull();
    await expect.poll(() => ada.result.current.slide).toBe(2);
    // The result is the same object until something in it changes.
    const before = ada.result.current.shared;
    await ada.rerender();
    expect(ada.result.current.shared).toBe(before);
    await ben.result.current.join();
    await expect.poll(() => ben.result.current.slide).toBe(2);
    ben.result.current.setSlide(3);
    await expect.poll(() => ada.result.current.slide).toBe(3);
    ben.result.current.setSlide('not a number' as unknown as number);
    ben.result.current.setSlide(4);
    await expect.poll(() => ada.result.current.slide).toBe(4);
    expect(ada.result.current.setSlide('x'.repeat(40_000) as unknown as number)?.code).toBe('message-too-large');
    await ada.unmount();
    await ben.unmount();
  });
});
