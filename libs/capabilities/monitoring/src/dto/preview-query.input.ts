import { Field, InputType, Int } from '@nestjs/graphql';

@InputType('PreviewQueryInput')
export class PreviewQueryInput {
  @Field(() => String)
  text: string;

  /** How far back; 30 unless said, and at most. */
  @Field(() => Int, { nullable: true })
  days?: number | null;
}
