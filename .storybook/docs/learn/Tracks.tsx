import { useEffect, useState, useSyncExternalStore } from 'react';
import { addTrackTo, onTracksChange, removeTrackFrom, setTrackEnabled } from '@visavis/hooks/core';
import { createSyntheticStream } from '@visavis/hooks/testing';
import { VideoTile } from '@visavis/ui';
import { Actions } from '../../Actions';
import { StateTable } from '../../StateTable';

/** A stream whose tracks can be muted, taken out and ended, with what the browser says of each. */
export function Tracks() {
  const [camera] = useState(holdStream);
  const stream = useSyncExternalStore(camera.subscribe, camera.getStream);
  const [, lookAgain] = useState(0);
  const look = () => lookAgain((count) => count + 1);
  useEffect(() => (stream ? onTracksChange(stream, () => lookAgain((count) => count + 1)) : undefined), [stream]);
  const picture = camera.getPicture();
  if (!stream || !picture) return null;

  return (
    <div className="story-columns">
      <div className="story-stack">
        <VideoTile name="Stream" stream={stream} muted />
        <Actions
          actions={{
            'Mute the picture': () => (setTrackEnabled(picture, false), look()),
            'Unmute it': () => (setTrackEnabled(picture, true), look()),
            'Take it out': () => removeTrackFrom(stream, picture),
            'Put it in': () => addTrackTo(stream, picture),
            'Stop it': () => (picture.stop(), look()),
          }}
        />
      </div>
      <div className="story-stack">
        <StateTable title="The stream" state={{ active: stream.active, tracks: stream.getTracks().length }} />
        <StateTable title="The picture’s track" state={describe(picture)} />
      </div>
    </div>
  );
}

function describe(track: MediaStreamTrack) {
  const { kind, enabled, muted, readyState } = track;
  const { width, height, frameRate } = track.getSettings();
  return { kind, enabled, muted, readyState, size: `${width ?? '?'} × ${height ?? '?'}`, frameRate };
}

/** A stream that is there while somebody looks. */
function holdStream() {
  let own: ReturnType<typeof createSyntheticStream> | null = null;
  let picture: MediaStreamTrack | null = null;
  return {
    getStream: () => own?.stream ?? null,
    getPicture: () => picture,
    subscribe(onChange: () => void) {
      const held = createSyntheticStream({ color: '#3d6480', label: 'Camera', toneHz: 330 });
      own = held;
      picture = held.stream.getVideoTracks()[0] ?? null;
      onChange();
      return () => {
        held.stop();
        own = null;
        picture = null;
      };
    },
  };
}
