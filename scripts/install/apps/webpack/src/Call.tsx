import { useState } from 'react';
import { useRoom, useUserMedia } from '@visavis/hooks';
import { createRoom, createUserMedia } from '@visavis/hooks/core';
import { broadcastChannelSignaling } from '@visavis/hooks/signaling/broadcast-channel';
import { createMemoryHub } from '@visavis/hooks/signaling/memory';
import {
  CameraButton,
  ControlBar,
  LabelsProvider,
  LeaveButton,
  MicrophoneButton,
  VideoGrid,
  VideoTile,
} from '@visavis/ui';
import { ko } from '@visavis/ui/locales/ko';
import '@visavis/ui/styles.css';
import { HandButton } from './Hand';
import './look.css';

export function Call() {
  const [signaling] = useState(() => broadcastChannelSignaling({ room: 'tea' }));
  const media = useUserMedia({ autoStart: true });
  const room = useRoom({ signaling, name: '아다', media });

  if (!room.inRoom) return <button onClick={() => void room.join()}>Join</button>;
  return (
    <LabelsProvider labels={ko}>
      <VideoGrid className="stage" style={{ blockSize: '80dvh' }}>
        <VideoTile self name="아다" stream={media.stream} />
        {room.participants.map(({ id, name, camera, microphone, status }) => (
          <VideoTile key={id} name={name} stream={camera} microphone={microphone} status={status} />
        ))}
      </VideoGrid>
      <ControlBar>
        <MicrophoneButton status={media.microphone.status} onClick={() => void media.microphone.toggle()} />
        <CameraButton status={media.camera.status} onClick={() => void media.camera.toggle()} />
        <HandButton onRaise={(raised) => (document.title = raised ? '✋ Call' : 'Call')} />
        <LeaveButton onClick={() => room.leave()} />
      </ControlBar>
    </LabelsProvider>
  );
}

/** The engine alone, without React: nothing of it runs before it is called. */
export function createBareRoom() {
  const signaling = createMemoryHub().room('tea');
  return { room: createRoom({ signaling, name: () => 'Ada' }), media: createUserMedia() };
}
