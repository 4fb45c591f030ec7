import { beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import type { RtcError } from '../../errors';
import { CHUNK_BYTES, MAX_FILE_MESSAGE_BYTES, type FileChunk } from './fileMessage';
import { createFileSource } from './fileSource';
import { createOutgoingFile } from './outgoingFile';
import { sendChunk } from './sendChunk';

type Transferable = ArrayBuffer & { transfer?(byteLength: number): ArrayBuffer };

// Node before 22 has no `transfer`; browsers do.
beforeAll(() => {
  const prototype: Transferable = ArrayBuffer.prototype;
  prototype.transfer ??= function transfer(this: ArrayBuffer) {
    return structuredClone(this, { transfer: [this] });
  };
});

const makeChunk = (bytes: Uint8Array<ArrayBuffer>): FileChunk => ({
  type: 'chunk',
  id: 'a'.repeat(16),
  index: 0,
  hash: new Uint8Array(32),
  bytes,
});

it('gives a chunk back once it is in the message, and the message once the browser has it', async () => {
  const sent: Uint8Array[] = [];
  let settle!: (error: RtcError | null) => void;
  const channel = {
    send(message: unknown) {
      sent.push(message as Uint8Array);
      return new Promise<RtcError | null>((resolve) => (settle = resolve));
    },
  };
  const bytes = new Uint8Array([1, 2, 3]);
  const sending = sendChunk(channel, makeChunk(bytes));
  const [message] = sent;
  expect(bytes.byteLength).toBe(0);
  expect([...(message?.subarray(-3) ?? [])]).toEqual([1, 2, 3]);
  settle(null);
  expect(await sending).toBeNull();
  expect(message?.byteLength).toBe(0);
});

it('holds two chunks of a large file at the most: the next one, and the one that is sent', async () => {
  const chunks = 24;
  const id = 'a'.repeat(16);
  const buffers: ArrayBuffer[] = [];
  const read = vi.spyOn(Blob.prototype, 'arrayBuffer');
  onTestFinished(() => read.mockRestore());
  let reads = 0;
  let sent = 0;
  let mostBytes = 0;
  let end!: () => void;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const channel = {
    async send(message: unknown) {
      for (const { value } of read.mock.results.slice(reads)) buffers.push(await (value as Promise<ArrayBuffer>));
      reads = read.mock.results.length;
      buffers.push((message as Uint8Array<ArrayBuffer>).buffer);
      mostBytes = Math.max(mostBytes, buffers.reduce((total, { byteLength }) => total + byteLength, 0));
      sent += 1;
      file.receive({ type: 'ack', id, chunks: sent });
      return null;
    },
  };
  const blob = new Blob(Array.from({ length: chunks }, () => new Uint8Array(CHUNK_BYTES)));
  const file = createOutgoingFile({
    offer: { id, name: 'large.bin', type: '', sizeBytes: blob.size },
    source: createFileSource(blob),
    link: { isOpen: () => true, send: ({ type }) => type === 'end' && end(), sendChunk: (chunk) => sendChunk(channel, chunk) },
    takeTurn: () => Promise.resolve(() => undefined),
    onChange: () => undefined,
  });
  file.receive({ type: 'accept', id, chunk: 0 });
  await ended;
  expect(sent).toBe(chunks);
  expect(mostBytes).toBeLessThanOrEqual(CHUNK_BYTES + MAX_FILE_MESSAGE_BYTES);
});
