import { useState } from 'react';
import { useChat, useRoom, type Signaling } from '@visavis/hooks';
import { CallAudio, ChatPanel, VideoGrid, VideoTile } from '@visavis/ui';

/** One to many, for the audience: they see and hear the hosts, and write to them. Nobody asks for a camera. */
export function Broadcast({ signaling }: { signaling: Signaling }) {
  const [name] = useState('Ada');
  const room = useRoom({ signaling, name, mode: 'broadcast', autoJoin: true });
  const chat = useChat(room);
  const hosts = room.participants.filter(({ role }) => role === 'host');

  return (
    <main className="example-broadcast">
      <section aria-label="Stage">
        <VideoGrid>
          {hosts.map((host) => (
            <VideoTile key={host.id} name={host.name} stream={host.camera} microphone={host.microphone} status={host.status} />
          ))}
        </VideoGrid>
      </section>
      <ChatPanel {...chat.panelProps} />
      <CallAudio participants={hosts} />
    </main>
  );
}
