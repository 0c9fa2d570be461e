import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { TenantType } from '@samenspraak/tenants';
import type { TenantView } from '@samenspraak/tenants';

@ObjectType('NeighbourFigures', {
  description: 'Of one neighbour that consents; null where there were too few answers.',
})
export class NeighbourFiguresType {
  @Field(() => TenantType)
  tenant: TenantView;

  @Field(() => Int, { nullable: true })
  sent: number | null;

  @Field(() => Int, { nullable: true, description: 'How much of the text was other words, on average.' })
  editedPercent: number | null;

  @Field(() => Int, { nullable: true, description: 'Conversations that were opened again after it.' })
  reopenedPercent: number | null;
}

@ObjectType('PooledFigures', { description: 'Of at least five neighbours together, rounded.' })
export class PooledFiguresType {
  @Field(() => Int)
  councils: number;

  @Field(() => Int, { description: 'Down to tens.' })
  sent: number;

  @Field(() => Int, { description: 'To fives; 5 is 5 or less, 95 is 95 or more.' })
  editedPercent: number;

  @Field(() => Int, { description: 'To fives; 5 is 5 or less, 95 is 95 or more.' })
  reopenedPercent: number;
}

@ObjectType('TextFigures', { description: 'What came of a shared text at neighbours, for its author.' })
export class TextFiguresType {
  @Field(() => [String], { description: 'Months that are over, such as 2026-10.' })
  months: string[];

  @Field(() => [NeighbourFiguresType])
  neighbours: NeighbourFiguresType[];

  @Field(() => PooledFiguresType, {
    nullable: true,
    description: 'All others; null where somebody could be told from it.',
  })
  together: PooledFiguresType | null;
}

@ObjectType('SharedFiguresLine', { description: 'What the maker of one text would read of this tenant.' })
export class SharedFiguresLineType {
  @Field(() => ID)
  itemId: string;

  @Field(() => String)
  title: string;

  @Field(() => String)
  publisher: string;

  @Field(() => Int)
  sent: number;

  @Field(() => Int)
  editedPercent: number;

  @Field(() => Int)
  reopened: number;
}

@ObjectType('FiguresConsent', { description: 'Whether makers of texts read by name what came of them here.' })
export class FiguresConsentType {
  @Field(() => Boolean)
  given: boolean;

  @Field(() => String, { nullable: true })
  givenByName: string | null;

  @Field(() => Date, { nullable: true })
  givenAt: Date | null;

  @Field(() => Boolean)
  mayDecide: boolean;

  @Field(() => [SharedFiguresLineType], { description: 'Of the last 90 days, most used first.' })
  lines: SharedFiguresLineType[];
}

@InputType()
export class SetFiguresConsentInput {
  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => Boolean, { description: 'False ends it at once.' })
  given: boolean;
}
