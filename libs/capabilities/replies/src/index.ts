export { AccountRules } from './account-rules.js';
export { replyPermissions } from './replies.permissions.js';
export { type Reply } from './reply.js';
export { repliesEntities } from './reply.entity.js';
export { RECONCILE_TOPIC, SEND_TOPIC } from './reply-results.js';
export { ReplyService, type SendReply } from './reply.service.js';
export { UseCounter } from './outcomes/use-counter.js';
export { ReplyTimings } from './reply-timings.js';
