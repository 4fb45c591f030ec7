import type { ChatMessage } from '@visavis/hooks';
import { describe, expect, it } from 'vitest';
import { countUnread } from './useUnread';

const common = { from: 'a', name: 'Ada', text: 'Hello', at: 0, status: 'delivered', recipients: [] } as const;
const message = (id: string, own = false): ChatMessage => ({ ...common, id, own });
const messages = [message('1'), message('2', true), message('3'), message('4')];

describe('countUnread', () => {
  it('counts the messages of others that were not read', () => {
    expect(countUnread(messages, new Set(['1']))).toBe(2);
    expect(countUnread(messages, new Set(['1', '2', '3', '4']))).toBe(0);
    expect(countUnread(messages, new Set())).toBe(3);
    expect(countUnread([], new Set())).toBe(0);
  });

  it('counts a message that came late and stands before those that were read', () => {
    expect(countUnread(messages, new Set(['2', '3', '4']))).toBe(1);
  });
});
