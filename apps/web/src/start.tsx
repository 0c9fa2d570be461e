import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadErrorTexts, startI18n } from './i18n/index';
import { App } from './app/app';

startI18n();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
// Before the connection is lost, and after the first screen.
setTimeout(() => void loadErrorTexts(), 3_000);
