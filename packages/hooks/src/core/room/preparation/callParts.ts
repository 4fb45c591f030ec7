import { loadChunk } from '../../chunk';
import { RtcError } from '../../errors';
import { messageStreams } from '../memberMessages';
import { loadMonitors } from '../roomLoad';

/** The code that a call fetches on its way: here it is fetched before. Resolves with why some could not be. */
export async function loadCallParts(): Promise<RtcError | null> {
  const watch = loadChunk(() => import('../../peer/connectionWatch'));
  const parts = await Promise.all([watch, messageStreams.load(), loadMonitors.load()]);
  return parts.find((part) => part instanceof RtcError) ?? null;
}
