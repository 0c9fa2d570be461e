import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';

@ObjectType('ColleagueCard', { description: 'Who somebody is, for colleagues of the same tenant.' })
export class ColleagueCardType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  displayName: string;

  @Field(() => String)
  initials: string;

  @Field(() => Boolean)
  me: boolean;

  @Field(() => String, { nullable: true, description: 'Where the photo is for a few minutes; null without one.' })
  photoAddress: string | null;
}

@InputType({ description: 'expectedTenantId is compared with the tenant of the header, never stored.' })
export class RemovePhotoInput {
  @Field(() => ID)
  expectedTenantId: string;
}
