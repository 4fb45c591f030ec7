import { assetNames } from '../assets/assetNames';
import { assetUrl } from '../assets/assetUrl';
import { missing } from '../assets/fetchAsset';
import type { LoadProgress } from '../assets/effectOptions';
import type { Mask } from './mask';
import type { SegmenterReply, SegmenterRequest } from './segmenterMessage';

/** A worker that finds the person in pictures, and the size in which it wants them. */
export interface WorkerSegmenter {
  segment(picture: VideoFrame | HTMLVideoElement): Promise<Mask>;
  /** Rejects once the worker has crashed. */
  readonly crashed: Promise<never>;
  terminate(): void;
}

interface Waiting {
  resolve(mask: Mask): void;
  reject(error: Error): void;
}

/**
 * Starts a worker from the folder of assets, and loads engine and model in it.
 *
 * @throws TypeError if the folder is of another origin; Error if something is missing there or can't be run
 */
export async function startWorkerSegmenter(
  folder: string | undefined,
  onProgress: (progress: LoadProgress) => void,
): Promise<WorkerSegmenter> {
  const script = assetUrl(assetNames.segmenter, folder);
  const worker = new Worker(script);
  const waiting = new Map<number, Waiting>();
  let nextId = 0;
  const post = (message: SegmenterRequest, transfer: Transferable[] = []) => worker.postMessage(message, transfer);

  let crash!: (error: Error) => void;
  const crashed = new Promise<never>((_, reject) => (crash = reject));
  // Also where nobody waits for it.
  crashed.catch((error: Error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  });
  worker.addEventListener('error', ({ message }) => crash(message ? new Error(message) : missing(script)));

  const loading = new Promise<{ width: number; height: number }>((resolve, reject) => {
    crashed.catch(reject);
    worker.addEventListener('message', ({ data: reply }: MessageEvent<SegmenterReply>) => {
      switch (reply.type) {
        case 'progress':
          return onProgress({ loaded: reply.loaded });
        case 'loaded':
          return resolve(reply);
        case 'failed':
          return reject(new Error(reply.message));
        case 'mask':
        case 'no-mask':
          return settle(reply);
      }
    });
  });

  function settle(reply: Extract<SegmenterReply, { id: number }>): void {
    const one = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.type === 'mask') one?.resolve({ ...size, data: reply.data });
    else one?.reject(new Error(reply.message));
  }

  let size = { width: 0, height: 0 };
  try {
    post({ type: 'load', folder: new URL('.', script).href });
    const { width, height } = await loading;
    size = { width, height };
  } catch (error) {
    worker.terminate();
    throw error;
  }

  return {
    crashed,
    async segment(picture) {
      const { width: resizeWidth, height: resizeHeight } = size;
      const bitmap = await createImageBitmap(picture, { resizeWidth, resizeHeight, resizeQuality: 'low' });
      const id = (nextId += 1);
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        post({ type: 'segment', id, picture: bitmap }, [bitmap]);
      });
    },
    terminate() {
      worker.terminate();
      crash(new Error('The segmenter was stopped.'));
    },
  };
}
