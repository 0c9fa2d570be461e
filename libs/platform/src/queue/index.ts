export { Announcer, changeKinds, type ChangeKind } from './announce.js';
export { asWorker, JobWorkers, type JobCall, type JobRunner } from './job-workers.js';
export { JobQueues, type QueuePlace } from './job-queues.js';
export { NoticeListener } from './listener.js';
export { JOBS_SCHEMA, migrateJobs } from './migrate-jobs.js';
export { NearWork, type NearBell } from './near-work.js';
export { type Bell, Outbox, ringLocally, type Topic } from './outbox.js';
export { ParkedJobs, type ParkedJob } from './parked-jobs.js';
export { Relay } from './relay.js';
export {
  taskStates,
  type RunningTask,
  type TaskNote,
  type TaskState,
  type TaskStep,
  type TaskView,
  type TaskWork,
} from './task.js';
export { TaskRepository } from './task.repository.js';
export { TaskWorker } from './task-worker.js';
export { Tasks } from './tasks.js';
