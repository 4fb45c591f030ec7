import { afterEach, describe, expect, it, vi } from 'vitest';
import { createRecordingStorage, type RecordingStorage } from './recordingStorage';

const MiB = 1024 * 1024;

afterEach(() => void vi.restoreAllMocks());

async function storedNames() {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('visavis-files', { create: true });
  const names: string[] = [];
  for await (const name of folder.keys()) if (!name.endsWith('.crswap')) names.push(name);
  return names;
}

/** Adds `count` MiB, each of its own number. */
async function fill(storage: RecordingStorage, count: number) {
  for (let index = 0; index < count; index++) {
    storage.add(new Uint8Array(MiB).fill(index + 1));
    await storage.makeRoom();
  }
}

/** The number at the beginning of each MiB after a head of three bytes. */
async function numbersIn(file: File) {
  const numbers: number[] = [];
  for (let at = 3; at < file.size; at += MiB) {
    numbers.push(...new Uint8Array(await file.slice(at, at + 1).arrayBuffer()));
  }
  return numbers;
}

const head = new Uint8Array([7, 7, 7]);
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('createRecordingStorage', () => {
  it('keeps a short recording in memory', async () => {
    const before = await storedNames();
    const storage = createRecordingStorage('disk');
    await fill(storage, 2);
    const file = storage.finish(head, 'short.webm', 'video/webm');
    expect(file).toMatchObject({ name: 'short.webm', type: 'video/webm', size: 2 * MiB + 3 });
    expect(await numbersIn(file)).toEqual(upTo(2));
    expect(await storedNames()).toEqual(before);
  });

  it('keeps a long one on disk, in its order, until it is discarded', async () => {
    const before = await storedNames();
    const storage = createRecordingStorage('disk');
    await fill(storage, 50);
    expect(storage.sizeBytes).toBe(50 * MiB);
    const file = storage.finish(head, 'long.webm', 'video/webm');
    expect(await numbersIn(file)).toEqual(upTo(50));
    expect((await storedNames()).length - before.length).toBe(3);
    await storage.discard();
    expect(await storedNames()).toEqual(before);
  });

  it('keeps a long one in memory where it is told to, or where there are no private files', async () => {
    const before = await storedNames();
    const inMemory = createRecordingStorage('memory');
    await fill(inMemory, 20);
    expect(await numbersIn(inMemory.finish(head, 'a', ''))).toEqual(upTo(20));
    vi.spyOn(navigator.storage, 'getDirectory').mockRejectedValue(new DOMException('', 'SecurityError'));
    const storage = createRecordingStorage('disk');
    await fill(storage, 40);
    expect(await numbersIn(storage.finish(head, 'a', ''))).toEqual(upTo(40));
    vi.restoreAllMocks();
    expect(await storedNames()).toEqual(before);
  });

  it.each(['InvalidStateError', 'NotAllowedError'])('goes on in memory after no failure of the disk (%s)', async (name) => {
    const storage = createRecordingStorage('disk');
    await fill(storage, 16);
    vi.spyOn(FileSystemFileHandle.prototype, 'createWritable').mockRejectedValue(new DOMException('', name));
    await expect(fill(storage, 16)).rejects.toMatchObject({ code: 'recording-failed', cause: { name } });
    vi.restoreAllMocks();
    expect(await numbersIn(storage.finish(head, 'broken.webm', ''))).toEqual([...upTo(16), ...upTo(16)]);
    await storage.discard();
  });

  it('knows a full disk by what the browser still gives, where the error says something else', async () => {
    const storage = createRecordingStorage('disk');
    vi.spyOn(FileSystemFileHandle.prototype, 'createWritable').mockRejectedValue(new DOMException('', 'UnknownError'));
    vi.spyOn(navigator.storage, 'estimate').mockResolvedValue({ usage: 90 * MiB, quota: 100 * MiB });
    await expect(fill(storage, 16)).rejects.toMatchObject({ code: 'storage-full', cause: { name: 'UnknownError' } });
    vi.restoreAllMocks();
    await storage.discard();
  });

  it('loses nothing when the disk is full', async () => {
    const before = await storedNames();
    const storage = createRecordingStorage('disk');
    await fill(storage, 16);
    // A disk can't be filled here, so the file system says what it would say then.
    vi.spyOn(FileSystemFileHandle.prototype, 'createWritable').mockRejectedValue(
      new DOMException('', 'QuotaExceededError'),
    );
    await expect(fill(storage, 16)).rejects.toMatchObject({ code: 'storage-full' });
    vi.restoreAllMocks();
    storage.add(new Uint8Array(MiB).fill(99));
    const file = storage.finish(head, 'full.webm', '');
    expect(await numbersIn(file)).toEqual([...upTo(16), ...upTo(16), 99]);
    expect((await storedNames()).length - before.length).toBe(1);
    await storage.discard();
    expect(await storedNames()).toEqual(before);
  });
});
