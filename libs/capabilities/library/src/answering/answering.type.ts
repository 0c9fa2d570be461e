import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { SignAs } from '@samenspraak/language/template';

export const SignAsEnum = { INITIALS: 'INITIALS', FIRST_NAME: 'FIRST_NAME', TEAM: 'TEAM' } as const;
registerEnumType(SignAsEnum, { name: 'SignAs' });

@ObjectType('AnsweringSetting')
export class AnsweringSettingType {
  @Field(() => SignAsEnum)
  signAs: SignAs;

  @Field(() => String)
  teamSignature: string;

  @Field(() => Boolean, { description: 'The listening month: nothing is sent.' })
  listening: boolean;

  @Field(() => String, { nullable: true, description: 'A day, such as 2026-01-31; sending does not begin by itself.' })
  listeningUntil: string | null;

  @Field(() => Int, { description: '0 until somebody chose.' })
  version: number;
}

@InputType()
export class SetAnsweringInput {
  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => SignAsEnum)
  signAs: SignAs;

  @Field(() => String)
  teamSignature: string;

  @Field(() => Boolean)
  listening: boolean;

  @Field(() => String, { nullable: true })
  listeningUntil?: string | null;

  @Field(() => Int)
  version: number;
}

@InputType()
export class WordInput {
  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => String)
  word: string;
}
