import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './ui/font.css';
import './ui/tokens.css';
import './ui/palette.css';
import './ui/elements.css';
import './ui/badges.css';
import './ui/controls.css';
import './ui/dialog.css';
import './ui/form.css';
import './ui/states.css';
import './app/shell.css';
import { loadErrorTexts, startI18n } from './i18n/index';
import { applyScheme } from './app/theme';
import { App } from './app/app';

applyScheme();
startI18n();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
// Before the connection is lost, and after the first screen.
setTimeout(() => void loadErrorTexts(), 3_000);
