import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './style.css';
import { Visit } from './Visit';
import { visitSignaling } from './visitSignaling';

// In the fragment, which is in no server's log: #visit=VISIT&token=TOKEN
const link = new URLSearchParams(location.hash.slice(1));
const signaling = visitSignaling(link.get('visit') ?? '', link.get('token') ?? '');

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Visit signaling={signaling} />
  </StrictMode>,
);
