import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  reconnectionRefusals,
  reconnectionStates,
  reconnectionWays,
  type Reconnection,
  type ReconnectionRefusal,
  type ReconnectionState,
  type ReconnectionWay,
} from './reconnection.js';

const enumOf = <T extends string>(name: string, values: readonly T[]): Record<T, T> => {
  const made = Object.fromEntries(values.map((value) => [value, value])) as Record<T, T>;
  registerEnumType(made, { name });
  return made;
};
export const ReconnectionWayEnum = enumOf('ReconnectionWay', reconnectionWays);
const ReconnectionStateEnum = enumOf('ReconnectionState', reconnectionStates);
const ReconnectionRefusalEnum = enumOf('ReconnectionRefusal', reconnectionRefusals);

@ObjectType('Reconnection', { description: 'The latest attempt to connect an account again. Shows nothing secret.' })
export class ReconnectionType {
  @Field(() => ID)
  id: string;

  @Field(() => ReconnectionWayEnum)
  way: ReconnectionWay;

  @Field(() => ReconnectionStateEnum)
  state: ReconnectionState;

  @Field(() => ReconnectionRefusalEnum, { nullable: true })
  refusal: ReconnectionRefusal | null;

  @Field(() => String, { nullable: true, description: 'Whose account it was, when it was the wrong one.' })
  foundHandle: string | null;

  @Field(() => String, { nullable: true, description: 'Where whoever asked allows it, on the network itself.' })
  authoriseUrl: string | null;
}

/** @param principalId who looks: the network's page is for the one who asked for it. */
export function toReconnectionType(attempt: Reconnection, principalId: string): ReconnectionType {
  const { id, way, state, refusal, foundHandle, secrets } = attempt;
  const own = state === 'AT_NETWORK' && attempt.principalId === principalId;
  return { id, way, state, refusal, foundHandle, authoriseUrl: own ? (secrets.pending?.authoriseUrl ?? null) : null };
}

@InputType()
export class BeginReconnectionInput {
  @Field(() => ID)
  accountId: string;

  @Field(() => ID, { description: 'Compared with the tenant of the header, never stored.' })
  expectedTenantId: string;

  @Field(() => ReconnectionWayEnum)
  way: ReconnectionWay;

  @Field(() => String, { nullable: true, description: 'Made for this application alone; only for PASSWORD.' })
  password?: string | null;
}

@InputType({ description: 'What the network sent the person back with; without a code it was not allowed.' })
export class AnswerReconnectionInput {
  @Field(() => ID)
  reconnectionId: string;

  @Field(() => ID, { description: 'Compared with the tenant of the header, never stored.' })
  expectedTenantId: string;

  @Field(() => String)
  state: string;

  @Field(() => String, { nullable: true })
  code?: string | null;

  @Field(() => String, { nullable: true })
  issuer?: string | null;
}
