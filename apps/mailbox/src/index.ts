export { type KeptMail } from './kept-mail.js';
export { startMailbox, type Mailbox } from './start-mailbox.js';
