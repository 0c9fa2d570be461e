import {
  Args,
  Field,
  Float,
  GraphQLISODateTime,
  ID,
  Int,
  Mutation,
  ObjectType,
  Parent,
  Query,
  registerEnumType,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { roles, TenantDoor, type Permission as PermissionRule } from '../database/index.js';
import { FileLinks, Files } from '../files/index.js';
import { Tasks, taskStates, type TaskState, type TaskView } from '../queue/index.js';
import { Permission } from './access.decorators.js';

export const TaskStateEnum = Object.fromEntries(taskStates.map((state) => [state, state])) as Record<
  TaskState,
  TaskState
>;
registerEnumType(TaskStateEnum, { name: 'TaskState' });

@ObjectType('TaskFile')
export class TaskFileType {
  @Field(() => String)
  name: string;

  @Field(() => Float)
  bytes: number;

  @Field(() => GraphQLISODateTime, { description: 'Until when it can be fetched.' })
  expiresAt: Date;
}

@ObjectType('Task', { description: 'Background work that this person asked for.' })
export class TaskType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  kind: string;

  @Field(() => TaskStateEnum)
  state: TaskState;

  @Field(() => Int)
  stepsDone: number;

  @Field(() => Int, { nullable: true, description: 'Null as long as nobody knows.' })
  stepsTotal: number | null;

  @Field(() => GraphQLISODateTime)
  requestedAt: Date;

  @Field(() => GraphQLISODateTime, { nullable: true })
  endedAt: Date | null;

  @Field(() => String, { nullable: true })
  errorCode: string | null;
}

/** Whoever may start work may follow it; each capability decides who may start what. */
const ownTasks: PermissionRule = { name: 'tasks.own', roles: roles.filter((role) => role !== 'system') };

/** The tasks of the person who asks, in the tenant of the header. */
@Resolver(() => TaskType)
export class TasksResolver {
  constructor(
    private readonly door: TenantDoor,
    private readonly work: Tasks,
    private readonly files: Files,
    private readonly links: FileLinks,
  ) {}

  @Permission(ownTasks)
  @Query(() => [TaskType])
  tasks(): Promise<TaskView[]> {
    return this.work.list();
  }

  @Permission(ownTasks)
  @Mutation(() => TaskType)
  cancelTask(@Args('id', { type: () => ID }) id: string): Promise<TaskView> {
    return this.work.cancel(id);
  }

  @Permission(ownTasks)
  @Mutation(() => TaskType, { description: 'Takes a failed task up where it stopped.' })
  retryTask(@Args('id', { type: () => ID }) id: string): Promise<TaskView> {
    return this.work.retry(id);
  }

  @Permission(ownTasks)
  @Mutation(() => String, { description: 'An address at which this person can fetch the file for five minutes.' })
  taskFileAddress(@Args('id', { type: () => ID }) id: string): Promise<string> {
    return this.address(id);
  }

  @ResolveField(() => TaskFileType, { nullable: true })
  async file(@Parent() task: TaskType): Promise<TaskFileType | null> {
    const { fileId, state } = task as unknown as TaskView;
    return fileId !== null && state === 'DONE' ? this.files.get(fileId).catch(absent) : null;
  }

  private async address(id: string): Promise<string> {
    const { fileId } = await this.work.get(id);
    const file = await this.files.get(fileId ?? '');
    const { tenantId, principalId } = this.door.actor();
    return this.links.pathOf({ tenantId, principalId, fileId: file.id });
  }
}

/** A file that has gone is no reason to hide the task. */
function absent(error: { code?: string }): null {
  if (error.code === 'FILES_NOT_FOUND') return null;
  throw error;
}
