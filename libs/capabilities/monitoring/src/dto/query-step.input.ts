import { Field, ID, InputType, Int } from '@nestjs/graphql';

@InputType({ isAbstract: true })
abstract class QueryStepInput {
  @Field(() => ID)
  id: string;

  /** The version that was read. */
  @Field(() => Int)
  version: number;
}

@InputType('PauseMonitoringQueryInput')
export class PauseMonitoringQueryInput extends QueryStepInput {
  @Field(() => Boolean)
  paused: boolean;
}

@InputType('RenewMonitoringQueryInput')
export class RenewMonitoringQueryInput extends QueryStepInput {
  @Field(() => String)
  endsOn: string;
}

@InputType('ReleaseMonitoringQueryInput')
export class ReleaseMonitoringQueryInput extends QueryStepInput {
  @Field(() => Boolean)
  released: boolean;

  @Field(() => String)
  reason: string;
}

@InputType('AdoptSharedQueryInput')
export class AdoptSharedQueryInput {
  @Field(() => ID)
  id: string;
}
