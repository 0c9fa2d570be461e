import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { accountStates, explainState, type AccountState, type ChannelAccountRow } from './channel-account.js';

const AccountStateEnum = Object.fromEntries(accountStates.map((state) => [state, state])) as Record<
  AccountState,
  AccountState
>;
registerEnumType(AccountStateEnum, { name: 'AccountState' });

@ObjectType('TextRules', { description: 'How a network counts the length of a post.' })
export class TextRulesType {
  @Field(() => Int)
  limit: number;

  @Field(() => String, { description: '`grapheme`, `utf16` or `byte`.' })
  unit: string;

  @Field(() => Int, { nullable: true, description: 'What every link counts for; absent when it counts as written.' })
  urlLength: number | null;

  @Field(() => Boolean, { description: 'Of @name@server only @name counts.' })
  mentionCountsLocalPart: boolean;
}

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

  @Field(() => TextRulesType, { nullable: true, description: 'Absent as long as the network has not told.' })
  textRules: TextRulesType | null;
}

export function toAccountType(row: ChannelAccountRow): ChannelAccountType {
  const { id, network, handle, state, stateSince, reason, rules } = row;
  const textRules = rules
    ? { ...rules, urlLength: rules.urlLength ?? null, mentionCountsLocalPart: rules.mentionCountsLocalPart ?? false }
    : null;
  return { id, network, handle, state, stateSince, explanation: explainState(state, reason), textRules };
}
