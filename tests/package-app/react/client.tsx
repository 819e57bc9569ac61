import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { App } from './app.tsx';

const [place, given] = ['app', 'props'].map((id) => document.getElementById(id));
if (!place || !given) throw new Error('The page has no place for the application.');
hydrateRoot(
  place,
  <StrictMode>
    <App {...JSON.parse(given.textContent ?? '')} />
  </StrictMode>,
);
