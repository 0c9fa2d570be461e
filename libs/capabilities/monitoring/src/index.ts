export { MonitoringHousekeeping } from './housekeeping.js';
export { DELIVER_TOPIC, MentionRouter } from './mention-router.js';
export { MentionDelivery } from './mention-delivery.js';
export { monitoringEntities } from './monitoring-query.entity.js';
export { type MonitoringQueryView, type QueryChange } from './monitoring-query.js';
export { MonitoringModule } from './monitoring.module.js';
