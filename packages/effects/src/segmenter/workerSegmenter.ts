import { assetNames } from '../assets/assetNames';
import { assetUrl } from '../assets/assetUrl';
import { missing } from '../assets/fetchAsset';
import type { LoadProgress } from '../assets/effectOptions';
import type { Mask, MaskDetail } from './mask';
import type { PictureSizes, SegmenterReply, SegmenterRequest } from './segmenterMessage';

/** A worker that finds the person in pictures, each in the size in which it wants it. */
export interface WorkerSegmenter {
  segment(picture: VideoFrame | HTMLVideoElement, detail: MaskDetail): Promise<Mask>;
  /** Rejects once the worker has crashed. */
  readonly crashed: Promise<never>;
  terminate(): void;
}

interface Waiting {
  readonly detail: MaskDetail;
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

  const loading = new Promise<PictureSizes>((resolve, reject) => {
    crashed.catch(reject);
    worker.addEventListener('message', ({ data: reply }: MessageEvent<SegmenterReply>) => {
      switch (reply.type) {
        case 'progress':
          return onProgress({ loaded: reply.loaded });
        case 'loaded':
          return resolve(reply.sizes);
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
    if (!one) return;
    if (reply.type === 'mask') one.resolve({ ...sizes[one.detail], data: reply.data });
    else one.reject(new Error(reply.message));
  }

  let sizes: PictureSizes;
  try {
    post({ type: 'load', folder: new URL('.', script).href });
    sizes = await loading;
  } catch (error) {
    worker.terminate();
    throw error;
  }

  return {
    crashed,
    async segment(picture, detail) {
      const { width: resizeWidth, height: resizeHeight } = sizes[detail];
      const bitmap = await createImageBitmap(picture, { resizeWidth, resizeHeight, resizeQuality: 'low' });
      const id = (nextId += 1);
      return new Promise((resolve, reject) => {
        waiting.set(id, { detail, resolve, reject });
        post({ type: 'segment', id, detail, picture: bitmap }, [bitmap]);
      });
    },
    terminate() {
      worker.terminate();
      crash(new Error('The segmenter was stopped.'));
    },
  };
}
