export { MailSwitch } from './choices.service.js';
export { NotificationHousekeeping } from './housekeeping.js';
export { MailDesk, MailWriters } from './mail-desk.js';
export { type NoticeKind, type NoticeParams } from './notice-kind.js';
export { NotificationsModule } from './notifications.module.js';
export { type News, Notify } from './notify.js';
export { openNotify } from './open-notify.js';
