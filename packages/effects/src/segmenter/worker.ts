import { loadAndCompile, loadLiteRt, supportsFeature, Tensor, type CompiledModel } from '@litertjs/core';
import { assetNames } from '../assets/assetNames';
import { fetchAsset } from '../assets/fetchAsset';
import type { MaskDetail } from './mask';
import type { SegmenterReply, SegmenterRequest } from './segmenterMessage';

/** About how many bytes the engine has, where a server doesn't say. */
const USUAL_BYTES = 9_400_000;
/** Red, green and blue go in. */
const CHANNELS = 3;

/** What of a worker's scope is used here; TypeScript's own types are those of a page. */
interface WorkerScope {
  postMessage(message: SegmenterReply, transfer?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<SegmenterRequest>) => void): void;
  /** What Emscripten's script starts from. */
  Module?: { wasmBinary: Uint8Array; print(line: string): void; printErr(line: string): void } | undefined;
}
const scope = self as unknown as WorkerScope;

interface LoadedModel {
  readonly model: CompiledModel;
  readonly width: number;
  readonly height: number;
  readonly context: OffscreenCanvasRenderingContext2D;
}
let loaded: Readonly<Record<MaskDetail, LoadedModel>> | null = null;

/** What the engine printed last on what went wrong, which its errors lack. */
let printed: readonly string[] = [];
const MOST_LINES = 3;

/** Most of what the engine prints is what it is about to do, and tells nobody anything. */
function keep(line: string): void {
  if (!/^(INFO|WARNING)\b/.test(line)) printed = [...printed, line].slice(-MOST_LINES);
}

async function load(folder: string): Promise<Readonly<Record<MaskDetail, LoadedModel>>> {
  const models = Promise.all([assetNames.fineModel, assetNames.coarseModel].map((name) => fetchAsset(`${folder}${name}`)));
  // Awaited after the engine, which may fail before.
  models.catch(() => undefined);
  const engine = (await supportsFeature('relaxedSimd')) ? assetNames.engine : assetNames.compatibleEngine;
  // Fetched here rather than by the engine's script, so that the progress is known.
  const wasmBinary = await fetchAsset(`${folder}${engine}.wasm`, (bytes, total) => {
    scope.postMessage({ type: 'progress', loaded: Math.min(1, bytes / (total ?? USUAL_BYTES)) });
  });
  scope.Module = { wasmBinary, print: keep, printErr: keep };
  await loadLiteRt(`${folder}${engine}.js`);
  const [fine, coarse] = await models;
  if (!fine || !coarse) throw new Error('The models are missing.');
  return { fine: await compile(fine), coarse: await compile(coarse) };
}

async function compile(model: Uint8Array<ArrayBuffer>): Promise<LoadedModel> {
  const compiled = await loadAndCompile(model, { accelerator: 'wasm' });
  const [, height, width] = compiled.getInputDetails()[0]?.shape ?? [];
  if (!width || !height) throw new Error('The model has no picture as its input.');
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser has no 2D canvas in a worker.');
  return { model: compiled, width, height, context };
}

async function segment({ model, width, height, context }: LoadedModel, picture: ImageBitmap): Promise<Uint8ClampedArray> {
  context.drawImage(picture, 0, 0, width, height);
  picture.close();
  const { data } = context.getImageData(0, 0, width, height);
  const pixels = width * height;
  const values = new Float32Array(pixels * CHANNELS);
  for (let from = 0, to = 0; from < data.length; from += 4) {
    values[to++] = (data[from] ?? 0) / 255;
    values[to++] = (data[from + 1] ?? 0) / 255;
    values[to++] = (data[from + 2] ?? 0) / 255;
  }
  const input = new Tensor(values, [1, height, width, CHANNELS]);
  const outputs = await model.run([input]);
  try {
    const confidence = await outputs[0]?.data();
    if (confidence?.length !== pixels) throw new Error('The model gave no mask.');
    // Clamped and rounded by its type.
    return Uint8ClampedArray.from(confidence as Float32Array, (value) => value * 255);
  } finally {
    input.delete();
    for (const output of outputs) output.delete();
  }
}

const messageOf = (error: unknown) => [error instanceof Error ? error.message : String(error), ...printed].join(' ');

/** Engine and model work on one picture at a time. */
let turn: Promise<unknown> = Promise.resolve();

async function answer(request: SegmenterRequest): Promise<void> {
  if (request.type === 'load') {
    try {
      loaded ??= await load(request.folder);
      const sizeOf = ({ width, height }: LoadedModel) => ({ width, height });
      scope.postMessage({ type: 'loaded', sizes: { fine: sizeOf(loaded.fine), coarse: sizeOf(loaded.coarse) } });
    } catch (error) {
      scope.postMessage({ type: 'failed', message: messageOf(error) });
    }
    return;
  }
  const { id, detail, picture } = request;
  try {
    if (!loaded) throw new Error('The segmenter is not loaded.');
    const data = await segment(loaded[detail], picture);
    scope.postMessage({ type: 'mask', id, data }, [data.buffer]);
  } catch (error) {
    scope.postMessage({ type: 'no-mask', id, message: messageOf(error) });
  }
}

scope.addEventListener('message', ({ data }) => {
  turn = turn.then(() => answer(data));
});
