export { Announcer, changeKinds, type ChangeKind } from './announce.js';
export { asWorker, JobWorkers, type JobCall, type JobRunner } from './job-workers.js';
export { NoticeListener } from './listener.js';
export { JOBS_SCHEMA, migrateJobs } from './migrate-jobs.js';
export { Outbox, ringLocally, type Topic } from './outbox.js';
export { Relay } from './relay.js';
