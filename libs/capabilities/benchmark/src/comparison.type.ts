import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { TenantType } from '@samenspraak/tenants';

@ObjectType('ComparisonAgreement')
export class ComparisonAgreementType {
  @Field(() => String)
  name: string;

  @Field(() => String)
  validFrom: string;

  @Field(() => String)
  validUntil: string;
}

@ObjectType('ComparisonRow')
export class ComparisonRowType {
  @Field(() => TenantType)
  tenant: TenantType;

  @Field(() => Boolean)
  own: boolean;

  @Field(() => Int)
  questions: number;

  @Field(() => Int)
  answered: number;

  @Field(() => Float, { nullable: true })
  responseRate: number | null;

  @Field(() => Float, { nullable: true })
  medianClockMinutes: number | null;

  @Field(() => Float, { nullable: true })
  p90ClockMinutes: number | null;

  @Field(() => Float, { nullable: true })
  medianOpenMinutes: number | null;

  @Field(() => Float, { nullable: true })
  p90OpenMinutes: number | null;

  @Field(() => Float, { nullable: true })
  withinNorm: number | null;

  @Field(() => String, { nullable: true })
  withheld: string | null;
}

@ObjectType('Comparison')
export class ComparisonType {
  @Field(() => String)
  period: string;

  @Field(() => Boolean)
  running: boolean;

  @Field(() => String)
  from: string;

  @Field(() => String)
  until: string;

  @Field(() => Int)
  definitionVersion: number;

  @Field(() => Boolean)
  demo: boolean;

  @Field(() => [ComparisonRowType], { description: 'Members that signed the agreement to be compared by name.' })
  rows: ComparisonRowType[];

  @Field(() => ComparisonAgreementType, { nullable: true })
  agreement: ComparisonAgreementType | null;

  @Field(() => Float)
  normResponseRate: number;

  @Field(() => Int)
  normMedianMinutes: number;

  @Field(() => ComparisonRowType, { nullable: true })
  previous: ComparisonRowType | null;
}
