import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadErrorTexts, startI18n } from './i18n/index';
import { App } from './app/app';
import { holdQuestions } from './app/ask';
import { firstPaint } from './app/first-paint';
import { prepareFirst, firstPage } from './app/page-loads';
import { lookedAhead } from './features/desk/look-ahead';

/** What is asked ahead and the code of the page are worth waiting for: drawn once, all of it. Who waits longer sees that. */
const PATIENCE_MS = 500;

function draw(): void {
  prepareFirst();
  holdQuestions(firstPaint);
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

startI18n();
void Promise.race([
  Promise.all([lookedAhead(), firstPage]),
  new Promise((resolve) => setTimeout(resolve, PATIENCE_MS)),
]).then(draw);
// Before the connection is lost, and after the first screen.
setTimeout(() => void loadErrorTexts(), 3_000);
