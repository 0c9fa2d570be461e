import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { holidays, type Holiday, type Urgency } from '@samenspraak/language/time';

const byUpperCase = <T extends string>(names: readonly T[]) =>
  Object.fromEntries(names.map((name) => [name.toUpperCase(), name])) as Record<Uppercase<T>, T>;

export type LiberationDay = 'yearly' | 'lustrum' | 'never';
const LiberationDayEnum = byUpperCase<LiberationDay>(['yearly', 'lustrum', 'never']);
registerEnumType(LiberationDayEnum, {
  name: 'LiberationDay',
  description: 'Closed on 5 May: each year, in the years that end in 0 or 5, or never.',
});
const HolidayEnum = byUpperCase(holidays);
registerEnumType(HolidayEnum, { name: 'Holiday' });

@ObjectType({ isAbstract: true })
@InputType({ isAbstract: true })
abstract class OpeningBlockFields {
  @Field(() => Int, { description: 'Monday is 1.' })
  weekday: number;

  @Field(() => Int, { description: 'Minutes since midnight.' })
  fromMinute: number;

  @Field(() => Int)
  toMinute: number;
}

@ObjectType('OpeningBlock')
export class OpeningBlockType extends OpeningBlockFields {}

@InputType('OpeningBlockInput')
class OpeningBlockInput extends OpeningBlockFields {}

@ObjectType({ isAbstract: true })
@InputType({ isAbstract: true })
abstract class ClosingDayFields {
  @Field(() => String, { description: 'A date, such as 2027-03-26.' })
  day: string;

  @Field(() => String)
  reason: string;
}

@ObjectType('ClosingDay')
export class ClosingDayType extends ClosingDayFields {}

@InputType('ClosingDayInput')
class ClosingDayInput extends ClosingDayFields {}

@ObjectType({ isAbstract: true })
@InputType({ isAbstract: true })
abstract class NormRowFields {
  @Field(() => String, { description: 'A network, or * for those without a norm of their own.' })
  network: string;

  @Field(() => Int, { nullable: true, description: 'Minutes in opening hours; null is what counts elsewhere.' })
  low?: number | null;

  @Field(() => Int, { nullable: true })
  normal?: number | null;

  @Field(() => Int, { nullable: true })
  high?: number | null;

  @Field(() => Int, { nullable: true })
  urgent?: number | null;
}

@ObjectType('NormRow')
export class NormRowType extends NormRowFields {}

@InputType('NormRowInput')
class NormRowInput extends NormRowFields {}

@InputType({ isAbstract: true })
@ObjectType({ isAbstract: true })
abstract class Choices {
  @Field(() => Boolean)
  goodFriday: boolean;

  @Field(() => LiberationDayEnum)
  liberationDay: LiberationDay;

  @Field(() => [HolidayEnum], { description: 'Holidays on which the tenant is open as usual.' })
  openHolidays: Holiday[];

  @Field(() => Int, { description: 'Of a hundred questions that should get an answer.' })
  responseRate: number;
}

@ObjectType('ComingHoliday')
export class ComingHolidayType {
  @Field(() => HolidayEnum)
  holiday: Holiday;

  @Field(() => String)
  date: string;
}

@ObjectType('AppliedNorms', { description: 'The open deadlines were made anew by this version.' })
export class AppliedNormsType {
  @Field(() => Int)
  version: number;

  @Field(() => Int, { description: 'Conversations whose deadline moved.' })
  count: number;

  @Field(() => Date)
  at: Date;
}

@ObjectType('NormSettings')
export class NormSettingsType extends Choices {
  @Field(() => [OpeningBlockType])
  blocks: OpeningBlockType[];

  @Field(() => [ClosingDayType])
  closingDays: ClosingDayType[];

  @Field(() => [NormRowType])
  norms: NormRowType[];

  @Field(() => [ComingHolidayType])
  holidays: ComingHolidayType[];

  @Field(() => Int, { description: '0 until somebody chose.' })
  version: number;

  @Field(() => AppliedNormsType, { nullable: true })
  applied: AppliedNormsType | null;
}

@InputType()
export class NormSettingsInput extends Choices {
  @Field(() => [OpeningBlockInput])
  blocks: OpeningBlockInput[];

  @Field(() => [ClosingDayInput])
  closingDays: ClosingDayInput[];

  @Field(() => [NormRowInput])
  norms: NormRowInput[];
}

@InputType({
  description: 'All of it at once. expectedTenantId is compared with the tenant of the header, never stored.',
})
export class SaveNormSettingsInput {
  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => Int, { description: 'The version that the person saw.' })
  version: number;

  @Field(() => NormSettingsInput)
  settings: NormSettingsInput;
}

@InputType()
export class NormPreviewInput {
  @Field(() => NormSettingsInput)
  settings: NormSettingsInput;

  @Field(() => String, { description: 'A network, or * for one without a norm of its own.' })
  network: string;

  @Field(() => Date, { description: 'When the citizen wrote.' })
  at: Date;
}

@ObjectType('NormMoment')
export class NormMomentType {
  @Field(() => Int)
  minutes: number;

  @Field(() => Date)
  dueAt: Date;
}

@ObjectType('NormPreview', { description: 'When a message would have to be answered.' })
export class NormPreviewType implements Record<Lowercase<Urgency>, NormMomentType> {
  @Field(() => NormMomentType)
  low: NormMomentType;

  @Field(() => NormMomentType)
  normal: NormMomentType;

  @Field(() => NormMomentType)
  high: NormMomentType;

  @Field(() => NormMomentType)
  urgent: NormMomentType;
}

@ObjectType('Opening', { description: 'The webcare is open from one moment to another.' })
export class OpeningType {
  @Field(() => Date)
  from: Date;

  @Field(() => Date)
  to: Date;
}
