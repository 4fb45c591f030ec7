import { describe, expect, it } from 'vitest';
import { openFileSink, openPickedSink } from './fileSink';

const MiB = 1024 * 1024;

async function storedNames() {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('visavis-files', { create: true });
  const names: string[] = [];
  for await (const name of folder.keys()) if (!name.endsWith('.crswap')) names.push(name);
  return names;
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe('openFileSink', () => {
  it('keeps a small file as a Blob', async () => {
    const before = await storedNames();
    const sink = await openFileSink(10, 'image/png');
    await sink.write(bytes('one '));
    await sink.write(bytes('two'));
    const file = await sink.finish();
    expect(file?.type).toBe('image/png');
    expect(await file?.text()).toBe('one two');
    expect(await storedNames()).toEqual(before);
    await sink.discard();
  });

  it('keeps a large one on disk until it is discarded, finished or not', async () => {
    const before = await storedNames();
    const [kept, broken] = [await openFileSink(33 * MiB, 'video/mp4'), await openFileSink(33 * MiB, '')];
    await kept.write(bytes('one '));
    await kept.write(bytes('two'));
    await broken.write(bytes('one '));
    const file = await kept.finish();
    expect(file?.type).toBe('video/mp4');
    expect(await file?.text()).toBe('one two');
    const added = (await storedNames()).filter((name) => !before.includes(name));
    expect(added).toHaveLength(2);
    await kept.discard();
    await broken.discard();
    const left = await storedNames();
    expect(added.filter((name) => left.includes(name))).toEqual([]);
  });

  it('removes what a closed tab has left behind, and nothing that is in use', async () => {
    const used = await openFileSink(33 * MiB, '');
    await used.write(bytes('mine'));
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('visavis-files');
    await folder.getFileHandle('left-behind', { create: true });
    const other = await openFileSink(33 * MiB, '');
    expect(await storedNames()).not.toContain('left-behind');
    expect(await (await used.finish())?.text()).toBe('mine');
    await used.discard();
    await other.discard();
  });
});

describe('openPickedSink', () => {
  it('writes into the chosen file and leaves it there', async () => {
    const root = await navigator.storage.getDirectory();
    const handle = await root.getFileHandle('picked', { create: true });
    const sink = await openPickedSink(handle);
    await sink.write(bytes('saved'));
    expect(await sink.finish()).toBeNull();
    await sink.discard();
    expect(await (await handle.getFile()).text()).toBe('saved');
    await root.removeEntry('picked');
  });
});
