import { expect, it } from 'vitest';
import type { ChatMessage } from '../core/room/chat/chatMessage';
import type { FileTransfer } from '../core/room/fileTransfer/transfer';
import { createAttachments } from './attachTransfers';

const message = (id: string, attachment?: string): ChatMessage => ({
  id,
  from: 'ada',
  name: 'Ada',
  text: id,
  at: 1,
  own: false,
  status: 'delivered',
  recipients: [],
  ...(attachment !== undefined && { attachment }),
});

const transfer = (id: string, transferredBytes: number): FileTransfer => ({
  id,
  direction: 'incoming',
  name: 'a.txt',
  type: '',
  sizeBytes: 100,
  from: 'ada',
  fromName: 'Ada',
  at: 1,
  status: 'active',
  transferredBytes,
  error: null,
  recipients: [],
  file: null,
  url: null,
});

it('keeps every message but the one whose file got on', () => {
  const attach = createAttachments();
  const messages = [message('one'), message('two', 'ada/file'), message('three')];
  const before = attach(messages, [transfer('ada/file', 10)]);
  const after = attach([...messages, message('four')], [transfer('ada/file', 20)]);
  expect(after[0]).toBe(before[0]);
  expect(after[2]).toBe(before[2]);
  expect([before[1]?.transfer?.transferredBytes, after[1]?.transfer?.transferredBytes]).toEqual([10, 20]);
  expect(after).toHaveLength(4);
});

it('takes the file away when it was removed', () => {
  const attach = createAttachments();
  const messages = [message('two', 'ada/file')];
  expect(attach(messages, [transfer('ada/file', 10)])[0]?.transfer?.id).toBe('ada/file');
  expect(attach(messages, [])[0]?.transfer).toBeNull();
});
