import { Args, Field, GraphQLISODateTime, ID, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Permission as PermissionRule } from '../database/index.js';
import { ParkedJobs, type ParkedJob } from '../queue/index.js';
import { Permission } from './access.decorators.js';

@ObjectType('ParkedJob', { description: 'Work that failed too often and waits for a person.' })
export class ParkedJobType implements Omit<ParkedJob, 'refId'> {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: '`<queue>.<verb>`; the screens have words for each.' })
  topic: string;

  @Field(() => GraphQLISODateTime)
  since: Date;

  @Field(() => Int)
  attempts: number;

  @Field(() => String, { nullable: true })
  errorCode: string | null;
}

const parkedJobs: PermissionRule = { name: 'jobs.replay', roles: ['coordinator', 'tenant_admin'] };

@Resolver()
export class ParkedJobsResolver {
  constructor(private readonly parked: ParkedJobs) {}

  @Permission(parkedJobs)
  @Query(() => [ParkedJobType])
  parkedJobs(): Promise<ParkedJobType[]> {
    return this.parked.list();
  }

  @Permission(parkedJobs)
  @Mutation(() => Boolean)
  async replayJob(@Args('id', { type: () => ID }) id: string): Promise<boolean> {
    await this.parked.replay(id);
    return true;
  }
}
