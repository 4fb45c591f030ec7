import { useEffect, useState, useSyncExternalStore } from 'react';
import { VideoTile } from '@visavis/ui';
import { StateTable } from '../../StateTable';
import { SyntheticCamera } from '../../SyntheticCamera';
import { createHandMadeCall, steps, type HandMadeEnd } from './handMadeCall';
import { pickLines } from './pickLines';

/** An offer, an answer and candidates, one press of a button at a time. */
export function HandMadeCallView() {
  return (
    <SyntheticCamera color="#3d6480" label="Ada">
      {(stream) => stream && <Steps stream={stream} />}
    </SyntheticCamera>
  );
}

function Steps({ stream }: { stream: MediaStream }) {
  const [call] = useState(createHandMadeCall);
  const { at, ada, ben, remoteStream } = useSyncExternalStore(call.subscribe, call.getSnapshot);
  useEffect(() => () => call.reset(), [call]);

  return (
    <div className="story-stack">
      <ol className="story-steps">
        {steps.map((step, index) => (
          <li key={step} aria-current={index === at ? 'step' : undefined} data-done={index < at}>
            {step}
          </li>
        ))}
      </ol>
      <div className="story-row">
        <button
          type="button"
          className="visavis-button"
          data-variant="primary"
          disabled={at === steps.length}
          onClick={() => void call.step(stream)}
        >
          Next step
        </button>
        <button type="button" className="visavis-button" onClick={call.reset}>
          From the start
        </button>
      </div>
      <div className="story-columns">
        <End name="Ada" end={ada} says="Offer" />
        <End name="Ben" end={ben} says="Answer" />
      </div>
      <VideoTile name="Ada" stream={remoteStream} muted style={{ maxInlineSize: '24rem' }} />
    </div>
  );
}

interface EndProps {
  name: string;
  end: HandMadeEnd | null;
  says: string;
}

function End({ name, end, says }: EndProps) {
  const connection = end?.connection;
  const sdp = connection?.localDescription?.sdp;
  return (
    <section className="story-panel" aria-label={name}>
      <StateTable
        title={name}
        state={{
          signalingState: connection?.signalingState ?? 'no connection yet',
          iceGatheringState: connection?.iceGatheringState ?? '',
          connectionState: connection?.connectionState ?? '',
        }}
      />
      {sdp && (
        <details>
          <summary>{says}, as text (SDP)</summary>
          <dl className="story-terms">
            {pickLines(sdp).map(({ line, meaning }) => (
              <div key={line}>
                <dt>
                  <code>{line}</code>
                </dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {end && end.candidates.length > 0 && (
        <details>
          <summary>Candidates: {end.candidates.length}</summary>
          <dl className="story-terms">
            {end.candidates.map(({ candidate, type, protocol, address, port }) => (
              <div key={candidate}>
                <dt>
                  <code>{[type, protocol].filter(Boolean).join(' ')}</code>
                </dt>
                <dd>
                  {address ?? 'address not told'}:{port}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}
