import { LiveKitRoom, RoomAudioRenderer, useTracks, VideoTrack, type TrackReference } from '@livekit/components-react';
import { Track } from 'livekit-client';

/** The least that shows everybody. */
export function Call({ token, serverUrl }: { token: string; serverUrl: string }) {
  return (
    <LiveKitRoom token={token} serverUrl={serverUrl} audio video>
      <Tiles />
      <RoomAudioRenderer />
    </LiveKitRoom>
  );
}

function Tiles() {
  const tracks = useTracks([Track.Source.Camera]);
  return (
    <main>
      {tracks.map((track: TrackReference) => (
        <VideoTrack key={track.participant.identity} trackRef={track} />
      ))}
    </main>
  );
}
