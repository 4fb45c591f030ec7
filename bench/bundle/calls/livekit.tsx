import { LiveKitRoom, VideoConference } from '@livekit/components-react';

/** The call that comes ready-made, but for its style sheet (`@livekit/components-styles`). */
export function Call({ token, serverUrl }: { token: string; serverUrl: string }) {
  return (
    <LiveKitRoom token={token} serverUrl={serverUrl} audio video>
      <VideoConference />
    </LiveKitRoom>
  );
}
