export { ConversationExport } from './conversation-export.js';
export { insightPermissions } from './insight.permissions.js';
