import { CameraButton, ControlBar, LeaveButton, VideoGrid, VideoTile, type VideoTileProps } from '@visavis/ui';
import '@visavis/ui/styles.css';

interface CallProps {
  me: VideoTileProps;
  others: readonly (VideoTileProps & { id: string })[];
  cameraOn: boolean;
  onToggleCamera: () => void;
  onLeave: () => void;
}

export function Call({ me, others, cameraOn, onToggleCamera, onLeave }: CallProps) {
  return (
    <main style={{ blockSize: '100dvh', display: 'grid', gridTemplateRows: '1fr auto' }}>
      <VideoGrid>
        <VideoTile self {...me} />
        {others.map(({ id, ...tile }) => <VideoTile key={id} {...tile} />)}
      </VideoGrid>
      <ControlBar>
        <CameraButton status={cameraOn ? 'on' : 'off'} onClick={onToggleCamera} />
        <LeaveButton onClick={onLeave} />
      </ControlBar>
    </main>
  );
}
