import type { ChatMessage } from '@visavis/hooks';
import { describe, expect, it } from 'vitest';
import { countUnread } from './useUnread';

const common = { from: 'a', name: 'Ada', text: 'Hello', at: 0 };
const message = (id: string, own = false): ChatMessage => ({ ...common, id, own });
const messages = [message('1'), message('2', true), message('3'), message('4')];

describe('countUnread', () => {
  it('counts what others wrote after the last one read', () => {
    expect(countUnread(messages, '1')).toBe(2);
    expect(countUnread(messages, '3')).toBe(1);
    expect(countUnread(messages, '4')).toBe(0);
  });

  it('counts all of theirs where nothing was read, or where it is so long ago that it is gone', () => {
    expect(countUnread(messages, null)).toBe(3);
    expect(countUnread(messages, '0')).toBe(3);
    expect(countUnread([], null)).toBe(0);
  });
});
