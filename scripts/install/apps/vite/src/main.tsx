import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Call } from './Call';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Call />
  </StrictMode>,
);
