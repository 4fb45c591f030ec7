import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { assetNames } from '../assets/assetNames';

/** A file of ours or of a dependency, and what it is called in the folder of assets. */
export interface AssetFile {
  readonly from: string;
  readonly name: string;
}

/**
 * Every file that an effect may load.
 *
 * @param own the folder of what was built of this package
 */
export function assetFiles(own: string): readonly AssetFile[] {
  const { resolve } = createRequire(import.meta.url);
  const folderOf = (name: string) => dirname(resolve(`${name}/package.json`));
  const models = folderOf('@mediapipe/selfie_segmentation');
  const engine = join(folderOf('@litertjs/core'), 'wasm');
  return [
    { from: join(own, assetNames.segmenter), name: assetNames.segmenter },
    ...[assetNames.engine, assetNames.compatibleEngine].flatMap((name) =>
      ['js', 'wasm'].map((ending) => ({ from: join(engine, `${name}.${ending}`), name: `${name}.${ending}` })),
    ),
    ...[assetNames.fineModel, assetNames.coarseModel].map((name) => ({ from: join(models, name), name })),
    { from: resolve('@sapphi-red/web-noise-suppressor/rnnoiseWorklet.js'), name: assetNames.noiseWorklet },
    { from: resolve('@sapphi-red/web-noise-suppressor/rnnoise.wasm'), name: assetNames.noise },
    { from: resolve('@sapphi-red/web-noise-suppressor/rnnoise_simd.wasm'), name: assetNames.fastNoise },
    { from: join(own, '../NOTICE'), name: 'NOTICE.txt' },
  ];
}
