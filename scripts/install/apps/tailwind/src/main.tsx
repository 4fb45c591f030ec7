import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ControlBar, LeaveButton, VideoGrid, VideoTile } from '@visavis/ui';
import './style.css';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <VideoTile name="Ada" />
    <VideoTile name="Ben" className="rounded-none bg-black opacity-50" />
    <VideoGrid className="h-64">
      <VideoTile name="Cem" className="rounded-none bg-black opacity-50" />
    </VideoGrid>
    <ControlBar className="gap-8">
      <LeaveButton className="rounded-none bg-black" />
    </ControlBar>
  </StrictMode>,
);
