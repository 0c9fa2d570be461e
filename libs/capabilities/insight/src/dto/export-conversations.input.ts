import { Field, InputType } from '@nestjs/graphql';

@InputType('ExportConversationsInput', {
  description: 'Days in the Netherlands, `2026-01-31`, both included; a year at most.',
})
export class ExportConversationsInput {
  @Field(() => String)
  firstDay: string;

  @Field(() => String)
  lastDay: string;
}
