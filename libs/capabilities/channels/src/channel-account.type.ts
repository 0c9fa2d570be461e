import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { accountStates, explainState, type AccountState, type ChannelAccountRow } from './channel-account.js';

const AccountStateEnum = Object.fromEntries(accountStates.map((state) => [state, state])) as Record<
  AccountState,
  AccountState
>;
registerEnumType(AccountStateEnum, { name: 'AccountState' });

@ObjectType('ChannelAccount')
export class ChannelAccountType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  network: string;

  @Field(() => String)
  handle: string;

  @Field(() => AccountStateEnum)
  state: AccountState;

  @Field(() => GraphQLISODateTime)
  stateSince: Date;

  @Field(() => String, { nullable: true })
  explanation: string | null;
}

export function toAccountType(row: ChannelAccountRow): ChannelAccountType {
  const { id, network, handle, state, stateSince, reason } = row;
  return { id, network, handle, state, stateSince, explanation: explainState(state, reason) };
}
