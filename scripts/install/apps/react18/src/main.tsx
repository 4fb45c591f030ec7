import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { VideoGrid, VideoTile } from '@visavis/ui';
import '@visavis/ui/styles.css';

const people = Array.from({ length: 30 }, (_, index) => `Person ${index + 1}`);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <div style={{ inlineSize: 300, blockSize: 300, margin: 40 }}>
      <VideoGrid style={{ blockSize: '100%' }}>
        {people.map((name) => (
          <VideoTile key={name} name={name} />
        ))}
      </VideoGrid>
    </div>
  </StrictMode>,
);
