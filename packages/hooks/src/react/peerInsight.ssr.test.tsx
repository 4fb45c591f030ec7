import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { createPeer } from '../core/peer/createPeer';
import type { PeerSource } from '../core/peer/peerSource';
import { useConnectionQuality } from './useConnectionQuality';
import { usePeerStats } from './usePeerStats';
import { useRoute } from './useRoute';
import { useSafetyCode } from './useSafetyCode';

const peer = createPeer({ initiator: true, send: () => undefined });

function Insight({ source }: { source: PeerSource }) {
  const stats = usePeerStats(source);
  const route = useRoute(source);
  const quality = useConnectionQuality(source);
  const code = useSafetyCode(source);
  return <p>{[String(stats?.at), route.kind, String(quality), String(code)].join()}</p>;
}

it.each([
  ['a peer', peer],
  ['a participant', { peer }],
  ['nobody', null],
])('renders %s on a server as not known', (_, source) => {
  expect(renderToString(<Insight source={source} />)).toBe('<p>undefined,unknown,undefined,null</p>');
});
