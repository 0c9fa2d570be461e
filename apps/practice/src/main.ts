import { readPracticeSettings } from './settings.js';
import { startPractice } from './start-practice.js';

try {
  const settings = readPracticeSettings(process.env);
  const practice = await startPractice(settings);
  console.log(`practice listens at ${practice.url}${settings.control ? ' (with control plane)' : ''}`);
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void practice.close().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  console.error(
    code === 'EADDRINUSE'
      ? `practice cannot start: the port is taken by another program (${message}). Set PRACTICE_PORT to another one.`
      : `practice cannot start: ${message}`,
  );
  process.exitCode = 1;
}
