import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createChatTyping } from './chatTyping';

describe('createChatTyping', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function record() {
    const told: boolean[] = [];
    const onChange = vi.fn();
    return { told, onChange, typing: createChatTyping({ tell: (each) => told.push(each), onChange }) };
  }

  it('says once that one types, again while it goes on, and once that it is over', () => {
    const { told, typing } = record();
    typing.set(false);
    for (let key = 0; key < 10; key++) typing.set(true);
    expect(told).toEqual([true]);
    vi.advanceTimersByTime(3000);
    typing.set(true);
    typing.set(false);
    typing.set(false);
    expect(told).toEqual([true, true, false]);
  });

  it('believes the others for a while, until they stop, or until they go', () => {
    const { onChange, typing } = record();
    for (const id of ['ada', 'ben', 'cleo', 'ada']) typing.hear(id, true);
    expect(typing.ids).toEqual(['ada', 'ben', 'cleo']);
    typing.hear('ben', false);
    typing.hear('ben', false);
    expect(typing.ids).toEqual(['ada', 'cleo']);
    typing.keep(['ada']);
    expect(typing.ids).toEqual(['ada']);
    expect(onChange).toHaveBeenCalledTimes(5);
    vi.advanceTimersByTime(5000);
    typing.hear('ada', true);
    vi.advanceTimersByTime(5000);
    expect(typing.ids).toEqual(['ada']);
    vi.advanceTimersByTime(1500);
    expect(typing.ids).toEqual([]);
  });
});
