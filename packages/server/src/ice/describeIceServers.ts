import type { Environment } from '../environment';
import { memoryStore } from '../store/memoryStore';
import type { IceConfig } from './iceSettings';
import { readSources } from './readSources';

/**
 * The addresses that `createIceServers` would hand out for this configuration, and of a vendor's endpoint the
 * origin, without any secret: for a line in a log. Throws as `createIceServers` does, unless `skipBroken`.
 */
export function describeIceServers(
  config: IceConfig | Environment,
  { skipBroken = false }: { skipBroken?: boolean } = {},
): string[] {
  return readSources(config, skipBroken, { fetch, store: memoryStore(), onError: () => undefined }).flatMap((source) => source.urls);
}
