import type { FileWriter } from './fileWriter';

/**
 * The worker: the one place where a browser writes to a private file directly. A file comes first, then chunks, then
 * nothing, which is the end.
 */
const source = `
let access, at = 0;
onmessage = async ({ data: { id, handle, chunk } }) => {
  try {
    if (handle) access = await handle.createSyncAccessHandle();
    else if (!chunk) access.close();
    else for (let rest = chunk; rest.byteLength > 0; ) {
      const written = access.write(rest, { at });
      if (written === 0) throw new DOMException('Nothing more is written.', 'QuotaExceededError');
      at += written;
      rest = rest.subarray(written);
    }
    // Given back at once, or a worker that does little else holds dozens of them.
    chunk?.buffer.transfer?.(0);
    postMessage({ id });
  } catch (error) {
    postMessage({ id, error });
  }
};`;

interface Answer {
  readonly id: number;
  readonly error?: unknown;
}

interface Waiting {
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Opens a private file for writing in a worker, beside everything that the page does. Rejects where a page may have no
 * such worker (its policy), or a worker no such access.
 */
export async function openSyncWriter(handle: FileSystemFileHandle): Promise<FileWriter> {
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const waiting = new Map<number, Waiting>();
  let nextId = 0;
  let worker: Worker;
  let over: unknown = null;
  try {
    worker = new Worker(url);
  } finally {
    URL.revokeObjectURL(url);
  }

  function end(error: unknown) {
    over ??= error;
    worker.terminate();
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  worker.addEventListener('error', (event) => {
    event.preventDefault();
    end(new DOMException(event.message || 'The page may start no worker.', 'NotSupportedError'));
  });
  worker.addEventListener('message', ({ data: { id, error } }: MessageEvent<Answer>) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve();
    else asked?.reject(error);
  });

  function ask(message: object, transfer: Transferable[] = []): Promise<void> {
    if (over !== null) return Promise.reject(over);
    const id = nextId++;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, ...message }, transfer);
    });
  }

  /** Closed, so that the file is free; a worker that is only ended gives it free some time later. */
  async function close() {
    try {
      await ask({});
    } finally {
      end(new DOMException('The file is closed.', 'InvalidStateError'));
    }
  }

  try {
    await ask({ handle });
  } catch (error) {
    end(error);
    throw error;
  }
  return { write: (chunk) => ask({ chunk }, [chunk.buffer]), close, abort: close };
}
