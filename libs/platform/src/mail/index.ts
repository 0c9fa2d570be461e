export { type MailSenderName } from './compose-mail.js';
export { mailAddress } from './mail-address.js';
export { type Mail, type MailRecipient, type MailState } from './mail.js';
export { type MailContent, type MailPart } from './mail-content.js';
export { openMail } from './open-mail.js';
export { MAIL_TOPIC, MailPost } from './mail-post.js';
export { MailRepository } from './mail.repository.js';
export { MailSender, mailTimings, type MailSetup, type MailTimings, type MailWriter } from './mail-sender.js';
export { SmtpTransport, type MailTransport } from './smtp-transport.js';
