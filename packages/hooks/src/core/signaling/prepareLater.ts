import { loadChunk } from '../chunk';
import { RtcError } from '../errors';
import type { SignalingPreparation } from './port';

/** A transport's preparation whose code is fetched only now. @param load the `import()`, and what begins */
export function prepareLater(load: () => Promise<SignalingPreparation>): SignalingPreparation {
  let preparation: SignalingPreparation | null = null;
  let closed = false;

  async function prepare(): Promise<RtcError | null> {
    const begun = await loadChunk(load);
    if (begun instanceof RtcError) return begun;
    if (closed) begun.close();
    else preparation = begun;
    return begun.ready;
  }

  return {
    ready: prepare(),
    close() {
      closed = true;
      preparation?.close();
    },
  };
}
