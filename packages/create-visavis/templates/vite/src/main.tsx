import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@visavis/ui/styles.css';
import { App } from './App';
import './global.css';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
