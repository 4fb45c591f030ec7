import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { createPeer } from '../core/peer/createPeer';
import { useConnectionQuality } from './useConnectionQuality';
import { usePeerStats } from './usePeerStats';
import { useRoute } from './useRoute';
import { useSafetyCode } from './useSafetyCode';

it('renders on a server as not known', () => {
  const peer = createPeer({ initiator: true, send: () => undefined });

  function Insight() {
    const stats = usePeerStats(peer);
    const route = useRoute(peer);
    const quality = useConnectionQuality(peer);
    const code = useSafetyCode(peer);
    return <p>{[String(stats?.at), route.kind, String(quality), String(code)].join()}</p>;
  }

  expect(renderToString(<Insight />)).toBe('<p>undefined,unknown,undefined,null</p>');
});
