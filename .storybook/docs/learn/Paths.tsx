import { useState } from 'react';
import { CallInspector, type InspectedPath } from '@visavis/ui';

/** Where two people can be, and how their pictures then go. */
const places: readonly { id: string; title: string; needs: string; path: InspectedPath }[] = [
  {
    id: 'lan',
    title: 'Both in one flat',
    needs: 'Nothing: their own addresses (“host” candidates) reach each other.',
    path: {
      kind: 'direct',
      local: 'host',
      remote: 'host',
      protocol: 'udp',
      localAddress: '192.168.0.5:50123',
      remoteAddress: '192.168.0.9:61234',
    },
  },
  {
    id: 'homes',
    title: 'Each at home',
    needs: 'STUN: a server that tells each its public address (“srflx”), so that the two routers let them through.',
    path: {
      kind: 'direct',
      local: 'srflx',
      remote: 'srflx',
      protocol: 'udp',
      localAddress: '198.51.100.4:50123',
      remoteAddress: '203.0.113.9:61234',
    },
  },
  {
    id: 'office',
    title: 'One behind a strict firewall',
    needs: 'TURN: a server that passes everything on (“relay”), over TLS if nothing else gets out.',
    path: {
      kind: 'relay',
      local: 'relay',
      remote: 'srflx',
      protocol: 'udp',
      relayProtocol: 'tls',
      localAddress: '192.0.2.7:443',
      remoteAddress: '203.0.113.9:61234',
    },
  },
];

/** The way from one to the other, by where they are. */
export function Paths() {
  const [chosen, choose] = useState('lan');
  return (
    <div className="story-stack">
      <fieldset className="story-row story-choices">
        <legend>Where are the two?</legend>
        {places.map(({ id, title }) => (
          <label key={id}>
            <input type="radio" name="place" checked={chosen === id} onChange={() => choose(id)} /> {title}
          </label>
        ))}
      </fieldset>
      {places
        .filter(({ id }) => id === chosen)
        .map(({ id, needs, path }) => (
          <div key={id} className="story-stack">
            <p>{needs}</p>
            <CallInspector connections={[{ id, name: 'Ben', status: 'connected', path }]} />
          </div>
        ))}
    </div>
  );
}
