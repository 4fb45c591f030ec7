import { useState, useSyncExternalStore } from 'react';
import { usePeer } from '@visavis/hooks';
import { ConnectionBadge, VideoTile } from '@visavis/ui';
import { Actions } from '../../Actions';
import { SyntheticCamera } from '../../SyntheticCamera';
import { createSignalingLog, type SignalingLog } from './signalingLog';

/** Two ends, and all that they tell each other before they can do so directly. */
export function SignalingLogView() {
  const [log] = useState(createSignalingLog);
  return (
    <SyntheticCamera color="#3d6480" label="Ada">
      {(camera) => (
        <SyntheticCamera color="#565a75" label="Slides">
          {(screen) => <Ends log={log} camera={camera} screen={screen} />}
        </SyntheticCamera>
      )}
    </SyntheticCamera>
  );
}

interface EndsProps {
  log: SignalingLog;
  camera: MediaStream | null;
  screen: MediaStream | null;
}

function Ends({ log, camera, screen }: EndsProps) {
  const [begun, setBegun] = useState(false);
  const [sharing, setSharing] = useState(false);
  const [ada, ben] = log.channels;
  const left = usePeer({ signaling: begun ? ada : null, initiator: true, streams: [camera, sharing ? screen : null] });
  const right = usePeer({ signaling: begun ? ben : null, initiator: false });
  return (
    <div className="story-stack">
      <div className="story-row">
        <Actions
          actions={{
            Connect: () => setBegun(true),
            [sharing ? 'Stop the slides' : 'Send slides as well']: () => setSharing(!sharing),
            'Search for a new path': () => left.restartIce(),
            'Hang up': () => left.close(),
            'Clear the list': log.clear,
          }}
        />
        <ConnectionBadge status={right.status} />
      </div>
      <div className="story-columns">
        <Messages log={log} />
        <div className="story-columns">
          {right.remoteStreams.map((stream) => (
            <VideoTile key={stream.id} name="To Ben" stream={stream} muted />
          ))}
        </div>
      </div>
    </div>
  );
}

function Messages({ log }: { log: SignalingLog }) {
  const messages = useSyncExternalStore(log.subscribe, log.getSnapshot);
  if (messages.length === 0) return <p className="story-hint">Signaling is silent.</p>;
  return (
    <ol className="story-messages" aria-label="Over signaling">
      {messages.map(({ id, from, parts }) => (
        <li key={id}>
          <b>
            {from} to {from === 'Ada' ? 'Ben' : 'Ada'}
          </b>
          {parts.map(({ kind, summary, detail }) => (
            <details key={`${summary} ${detail}`}>
              <summary>
                <span data-kind={kind}>{kind}</span> {summary}
              </summary>
              <pre className="story-code">{detail}</pre>
            </details>
          ))}
        </li>
      ))}
    </ol>
  );
}
