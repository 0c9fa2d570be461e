import type { Permission } from '../database/index.js';
import { DomainError } from '../kernel/index.js';

export const taskStates = ['WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'] as const;
export type TaskState = (typeof taskStates)[number];

/** Where a task stands between two steps, and what it was asked to do; plain JSON. */
export type TaskNote = Readonly<Record<string, string | number | boolean | null>>;

/** Background work as the person who asked for it sees it. */
export interface TaskView {
  readonly id: string;
  /** `<capability>.<what>`, such as `insight.conversations`. */
  readonly kind: string;
  readonly params: TaskNote;
  readonly state: TaskState;
  readonly stepsDone: number;
  /** Null as long as nobody knows. */
  readonly stepsTotal: number | null;
  readonly requestedAt: Date;
  readonly endedAt: Date | null;
  readonly errorCode: string | null;
  /** The file that came of it. */
  readonly fileId: string | null;
}

/** What a step is given. */
export interface RunningTask {
  readonly id: string;
  readonly tenantId: string;
  readonly params: TaskNote;
  /** Null at the first step. */
  readonly checkpoint: TaskNote | null;
  readonly stepsDone: number;
  readonly stepsTotal: number | null;
  readonly fileId: string | null;
}

export interface TaskStep {
  readonly checkpoint: TaskNote;
  readonly stepsDone: number;
  readonly stepsTotal: number | null;
  readonly fileId: string | null;
  readonly finished: boolean;
  /** Runs in the transaction that commits the step: it counts exactly once. */
  record?(): Promise<void>;
}

/**
 * One kind of background work. A step opens its own transactions and may be done again after a crash: it begins where the
 * last committed step ended.
 */
export interface TaskWork {
  readonly kind: string;
  /** Asked again at every step of the person who started the task. */
  readonly permission: Permission;
  step(task: RunningTask): Promise<TaskStep>;
}

export const taskNotFound = (): DomainError => new DomainError('TASKS_NOT_FOUND', 'not_found');

export const tooManyTasks = (most: number): DomainError => new DomainError('TASKS_TOO_MANY', 'limit', { most });

export const taskNotRetryable = (): DomainError => new DomainError('TASKS_STATE_CHANGED', 'conflict');
