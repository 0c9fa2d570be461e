import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { aspects, proposalReasons, type Aspect, type ProposalReason } from '@samenspraak/language/proposals';

const valuesOf = <T extends string>(values: readonly T[]) =>
  Object.fromEntries(values.map((value) => [value, value])) as Record<T, T>;

const AspectEnum = valuesOf(aspects);
const ProposalReasonEnum = valuesOf(proposalReasons);
registerEnumType(AspectEnum, { name: 'Aspect' });
registerEnumType(ProposalReasonEnum, { name: 'ProposalReason' });

@ObjectType('Proposal', { description: 'What a message seems to be by its words; a person decides.' })
export class ProposalType {
  @Field(() => AspectEnum)
  aspect: Aspect;

  @Field(() => String)
  value: string;

  @Field(() => ProposalReasonEnum)
  reason: ProposalReason;

  @Field(() => String, { nullable: true, description: 'The word, or the topic, that made it so.' })
  word: string | null;
}

@ObjectType('Topic')
export class TopicType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => Boolean, { description: 'Answered with four eyes.' })
  sensitive: boolean;

  @Field(() => String, { nullable: true })
  department: string | null;
}

@ObjectType('Department')
export class DepartmentType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;
}

@ObjectType('InterpretationLists', { description: 'What can be chosen from.' })
export class InterpretationListsType {
  @Field(() => [TopicType])
  topics: TopicType[];

  @Field(() => [DepartmentType])
  departments: DepartmentType[];
}
