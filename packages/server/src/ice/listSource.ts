import { readIceServerList } from './iceServerList';
import type { IceSetting } from './iceSettings';
import type { IceSourceFactory } from './iceSource';
import { tellLongLived } from './longLived';
import { settingError } from './settingValue';
import { staticSource } from './staticSource';
import { refuseStuns, withoutStuns } from './stuns';

/** `ICE_SERVERS`: servers as they are, as JSON in the environment or as values in the configuration. */
export const listSource: IceSourceFactory = ({ iceServers: setting }, { onFault, onError }) => {
  if (setting.value === undefined) return null;
  const { name, value } = setting;
  const list = typeof value === 'string' ? parseJson(setting, value) : value;
  const { iceServers, faults } = readIceServerList(list, name);
  const stuns = refuseStuns(iceServers, setting);
  for (const fault of [...faults, ...stuns]) onFault(fault);
  const servers = withoutStuns(iceServers);
  tellLongLived(servers, { name, ttlSeconds: Infinity }, onError);
  return staticSource(servers);
};

function parseJson(setting: IceSetting, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Without its cause, on purpose: the parser's message quotes the text, credentials included.
    throw settingError(setting, 'must be JSON, like [{"urls":"stun:stun.example.com:3478"}].');
  }
}
