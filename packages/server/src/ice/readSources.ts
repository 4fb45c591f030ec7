import type { Environment } from '../environment';
import type { IceProblem } from './iceProblem';
import { readIceSettings, type IceConfig } from './iceSettings';
import type { IceSource, IceSourceFactory, IceSourceTools } from './iceSource';
import { listSource } from './listSource';
import { providerSource } from './providerSource';
import { stunSource } from './stunSource';
import { turnSource } from './turnSource';

/** Every kind of source, in the order in which browsers get their servers. A new kind is one more line. */
const factories: readonly IceSourceFactory[] = [listSource, stunSource, turnSource, providerSource];

/**
 * The sources that a configuration describes. What can't work of it throws a `TypeError`; with `skipBroken` it is told
 * to `onError` and in the problems of every answer, and the rest serves.
 */
export function readSources(
  config: IceConfig | Environment,
  skipBroken: boolean,
  tools: Omit<IceSourceTools, 'onFault'>,
): IceSource[] {
  const settings = readIceSettings(config);
  const problems: IceProblem[] = [];
  function onFault(fault: TypeError): void {
    if (!skipBroken) throw fault;
    tools.onError(fault);
    problems.push({ code: 'misconfigured', message: fault.message });
  }
  const create = (factory: IceSourceFactory) => {
    try {
      return factory(settings, { ...tools, onFault });
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      onFault(error);
      return null;
    }
  };
  const sources = factories.map(create).filter((source) => source !== null);
  return problems.length > 0 ? [...sources, brokenSource(problems)] : sources;
}

/** Has no servers, and says why. */
function brokenSource(problems: readonly IceProblem[]): IceSource {
  return { urls: [], hasRelay: false, answer: async () => ({ iceServers: [], ttlSeconds: null, problems }) };
}
