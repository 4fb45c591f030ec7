import { useId, useState, useSyncExternalStore } from 'react';
import { CallInspector, type InspectedConnection } from '@visavis/ui';
import { SyntheticCamera } from '../SyntheticCamera';
import { SeatView } from './SeatView';
import { createTroubledHub, type TroubledHub } from './troubledHub';
import { useSeat, type Seat } from './useSeat';

/** Two people in a call on one page, and every way to spoil it. */
export function Playground() {
  const [hub] = useState(createTroubledHub);
  return (
    <SyntheticCamera color="#3d6480" label="Ada" toneHz={330}>
      {(ada) => (
        <SyntheticCamera color="#7a5a4d" label="Ben" toneHz={440}>
          {(ben) => <Table hub={hub} streams={[ada, ben]} />}
        </SyntheticCamera>
      )}
    </SyntheticCamera>
  );
}

interface TableProps {
  hub: TroubledHub;
  streams: readonly [ada: MediaStream | null, ben: MediaStream | null];
}

function Table({ hub, streams }: TableProps) {
  const ada = useSeat(hub, 'Ada', streams[0]);
  const ben = useSeat(hub, 'Ben', streams[1]);
  const seen = [inspect(ada), inspect(ben)].filter((connection) => connection !== null);
  return (
    <div className="story-stack">
      <SignalingControls hub={hub} />
      <div className="story-columns">
        <SeatView seat={ada} />
        <SeatView seat={ben} />
      </div>
      <CallInspector connections={seen} />
    </div>
  );
}

/** The connection as one of the two sees it. */
function inspect({ name, other, inspection: { samples, events } }: Seat): InspectedConnection | null {
  if (!other) return null;
  const route = samples.at(-1)?.route;
  const path = route?.kind === 'unknown' ? null : route;
  return {
    id: name,
    name: `${name} to ${other.name}`,
    status: other.status,
    path,
    samples,
    events,
    roundTripMs: route?.roundTripMs,
  };
}

/** The wires to the signaling server. */
function SignalingControls({ hub }: { hub: TroubledHub }) {
  const { loss, cut, arrived, lost } = useSyncExternalStore(hub.subscribe, hub.getSnapshot);
  const id = useId();
  return (
    <section className="story-panel" aria-labelledby={id}>
      <h2 id={id}>Signaling</h2>
      <div className="story-row">
        <label className="story-field">
          Loss: {Math.round(loss * 100)} %
          <input
            type="range"
            min={0}
            max={100}
            step={5}
            value={Math.round(loss * 100)}
            aria-label="Loss of signaling, in percent"
            onChange={({ target }) => hub.setLoss(target.valueAsNumber / 100)}
          />
        </label>
        <label>
          <input type="checkbox" checked={cut} onChange={({ target }) => hub.setCut(target.checked)} /> Cut off from the
          server
        </label>
        <output aria-label="Signaling messages">
          {arrived} messages arrived, {lost} lost
        </output>
      </div>
    </section>
  );
}
