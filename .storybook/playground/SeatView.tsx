import { setTrackEnabled } from '@visavis/hooks/core';
import { ConnectionBadge, ControlBar, LeaveButton, MicrophoneButton, VideoGrid, VideoTile } from '@visavis/ui';
import { Actions } from '../Actions';
import { StateTable } from '../StateTable';
import { canLoseFrames } from './frameLoss';
import type { Seat } from './useSeat';

/** One browser: what its person sees, and what can happen to it. */
export function SeatView({ seat }: { seat: Seat }) {
  const { name, call } = seat;
  const microphone = call.self?.microphone ?? 'off';
  return (
    <section className="story-panel" aria-label={`Browser of ${name}`}>
      <header className="story-row">
        <h2>{name}</h2>
        <span>
          in the room: <code>{call.status}</code>
        </span>
        {seat.other && <ConnectionBadge status={seat.other.status} quality={seat.quality} />}
      </header>
      <Pictures seat={seat} />
      {call.status === 'left' || call.status === 'idle' ? (
        <button type="button" className="visavis-button" data-variant="primary" onClick={() => void call.join()}>
          Join again
        </button>
      ) : (
        <ControlBar labels={{ controls: `Controls of ${name}` }}>
          <MicrophoneButton status={microphone === 'interrupted' ? 'muted' : microphone} onClick={() => toggleSound(seat.stream)} />
          <LeaveButton onClick={call.leave} />
        </ControlBar>
      )}
      <Damage seat={seat} />
      <Figures seat={seat} />
    </section>
  );
}

function Pictures({ seat: { call, other } }: { seat: Seat }) {
  const { self } = call;
  return (
    <VideoGrid className="story-call" menu={false}>
      {self && (
        <VideoTile key="self" self name={self.name} stream={self.camera} microphone={self.microphone} />
      )}
      {other && (
        <VideoTile
          key="other"
          name={other.name}
          stream={other.camera}
          status={other.status}
          microphone={other.microphone}
          muted
        />
      )}
    </VideoGrid>
  );
}

function toggleSound(stream: MediaStream | null) {
  for (const track of stream?.getAudioTracks() ?? []) setTrackEnabled(track, !track.enabled);
}

/** What can go wrong with the connection to the other one. */
function Damage({ seat }: { seat: Seat }) {
  const { name, other, frameLoss, saveData } = seat;
  const peer = other?.peer;
  return (
    <>
      <Actions
        actions={{
          // The other end hears nothing of it, as if this tab had crashed and come back.
          'Cut the path': () => {
            peer?.connection?.close();
            peer?.rebuild();
          },
          'Search for a new path': () => peer?.restartIce(),
          'Start over': () => peer?.rebuild(),
        }}
      />
      <div className="story-row">
        <label className="story-field">
          Lost pictures: {Math.round(frameLoss * 100)} %
          <input
            type="range"
            min={0}
            max={100}
            step={5}
            value={Math.round(frameLoss * 100)}
            disabled={!canLoseFrames()}
            aria-label={`Pictures of ${name} that are lost, in percent`}
            onChange={({ target }) => seat.setFrameLoss(target.valueAsNumber / 100)}
          />
        </label>
        <label>
          <input type="checkbox" checked={saveData} onChange={({ target }) => seat.setSaveData(target.checked)} /> Narrow
          line
        </label>
      </div>
      {!canLoseFrames() && <p className="story-hint">This browser lets no page drop pictures on their way out.</p>}
    </>
  );
}

/** What arrives here. */
function Figures({ seat: { name, inspection } }: { seat: Seat }) {
  const now = inspection.samples.at(-1);
  const [video] = now?.inbound.video ?? [];
  const rounded = (value: number | null | undefined, unit: string) =>
    typeof value === 'number' ? `${Math.round(value)} ${unit}` : 'not known';
  return (
    <StateTable
      title={`What reaches ${name}`}
      state={{
        bitrate: rounded(now?.received.bitrateKbps, 'kbit/s'),
        pictures: rounded(video?.framesPerSecond, 'a second'),
        size: video?.width ? `${video.width} × ${video.height}` : 'not known',
        'round trip': rounded(now?.route.roundTripMs, 'ms'),
      }}
    />
  );
}
