import { loadChunk } from '../../chunk';
import { RtcError } from '../../errors';

/** The code that a call fetches on its way: here it is fetched before. Resolves with why some could not be. */
export async function loadCallParts(): Promise<RtcError | null> {
  const parts = await Promise.all([loadChunk(() => import('../../peer/decodeWatch'))]);
  return parts.find((part) => part instanceof RtcError) ?? null;
}
