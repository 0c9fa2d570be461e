import { readMailboxSettings } from './settings.js';
import { startMailbox } from './start-mailbox.js';

try {
  const mailbox = await startMailbox(readMailboxSettings(process.env));
  console.log(`mailbox shows at ${mailbox.url} what comes in at ${mailbox.smtpUrl}`);
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void mailbox.close().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  console.error(
    code === 'EADDRINUSE'
      ? `mailbox cannot start: the port is taken by another program (${message}). Set MAILBOX_PORT or MAILBOX_SMTP_PORT to another one.`
      : `mailbox cannot start: ${message}`,
  );
  process.exitCode = 1;
}
