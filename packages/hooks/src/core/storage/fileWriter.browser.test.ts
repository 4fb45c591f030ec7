import { describe, expect, it, onTestFinished } from 'vitest';
import { openFileWriter, openStreamWriter } from './fileWriter';
import { openSyncWriter } from './syncWriter';

const chunk = (text: string) => new TextEncoder().encode(text);

async function makeFile(): Promise<FileSystemFileHandle> {
  const root = await navigator.storage.getDirectory();
  const name = crypto.randomUUID();
  onTestFinished(() => root.removeEntry(name));
  return root.getFileHandle(name, { create: true });
}

/** Takes workers away for one test, as a page's policy does. */
function forbidWorkers() {
  const Original = globalThis.Worker;
  globalThis.Worker = class extends Original {
    constructor() {
      super('data:text/javascript,throw new Error("no worker here")');
    }
  };
  onTestFinished(() => {
    globalThis.Worker = Original;
  });
}

describe.for([
  ['a worker', openSyncWriter],
  ['the page', openStreamWriter],
] as const)('a file, written by %s', ([, open]) => {
  it('holds the chunks in the order in which they were given', async () => {
    const handle = await makeFile();
    const writer = await open(handle);
    const written = ['one ', 'two ', 'three'].map((text) => writer.write(chunk(text)));
    await Promise.all(written);
    await writer.close();
    expect(await (await handle.getFile()).text()).toBe('one two three');
  });

  it('is free once it was given up', async () => {
    const handle = await makeFile();
    const first = await open(handle);
    await first.write(chunk('one'));
    await first.abort();
    const second = await open(handle);
    await second.write(chunk('two'));
    await second.close();
    expect(await (await handle.getFile()).text()).toContain('two');
  });
});

describe('openSyncWriter', () => {
  it('takes the chunk over instead of copying it', async () => {
    const writer = await openSyncWriter(await makeFile());
    const given = chunk('one');
    await writer.write(given);
    expect(given.byteLength).toBe(0);
    await writer.close();
  });

  it('rejects what comes after the end, and a second writer for one file', async () => {
    const handle = await makeFile();
    const writer = await openSyncWriter(handle);
    await expect(openSyncWriter(handle)).rejects.toThrow();
    await writer.close();
    await expect(writer.write(chunk('late'))).rejects.toThrow();
  });

  it('rejects where a page may have no worker', async () => {
    forbidWorkers();
    await expect(openSyncWriter(await makeFile())).rejects.toMatchObject({ name: 'NotSupportedError' });
  });
});

it('is written by the page where there is no worker', async () => {
  forbidWorkers();
  const handle = await makeFile();
  const writer = await openFileWriter(handle);
  await writer.write(chunk('all the same'));
  await writer.close();
  expect(await (await handle.getFile()).text()).toBe('all the same');
});
