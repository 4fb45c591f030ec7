import type { App } from '../app';
import { parseRequestTarget } from '../requestTarget';
import { closeReasons, type CloseReason } from './closeReasons';

const supportedProtocol = 7;

/** Why a client that asks for `/app/KEY?protocol=7&client=...` is turned away, or `null` if it is welcome. */
export function findRefusal(app: App, requestTarget: string): CloseReason | null {
  const target = parseRequestTarget(requestTarget);
  const [root, key, ...rest] = target?.segments ?? [];
  if (!target || root !== 'app' || !key || rest.length > 0) return closeReasons.pathNotFound;
  if (key !== app.key) return app.behavior.unknownKey(key);

  const version = target.query.find(([name]) => name === 'protocol')?.[1];
  if (!version) return closeReasons.missingVersion;
  if (!/^\d+$/.test(version)) return closeReasons.invalidVersion;
  if (Number(version) !== supportedProtocol) return closeReasons.unsupportedVersion;
  return app.connections.size >= app.limits.connections ? app.behavior.overQuota : null;
}
