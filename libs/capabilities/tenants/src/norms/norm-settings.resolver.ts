import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type NormRule, urgencies, type Urgency } from '@samenspraak/language/time';
import { Permission } from '@samenspraak/platform/graphql';
import { tenantPermissions } from '../tenants.permissions.js';
import type { KeptNormSettings, NormSettings } from './norm-settings.js';
import { NormSettingsService } from './norm-settings.service.js';
import {
  NormPreviewInput,
  NormPreviewType,
  type NormRowType,
  NormSettingsInput,
  NormSettingsType,
  OpeningType,
  SaveNormSettingsInput,
} from './norm-settings.type.js';

@Resolver()
export class NormSettingsResolver {
  constructor(private readonly settings: NormSettingsService) {}

  @Permission(tenantPermissions.read)
  @Query(() => NormSettingsType, { description: 'When the tenant is open, and how soon and how often it answers.' })
  async normSettings(): Promise<NormSettingsType> {
    return this.shown(await this.settings.get());
  }

  @Permission(tenantPermissions.read)
  @Query(() => [OpeningType], {
    description: 'When the tenant is open, two weeks back and five ahead; norms count within these.',
  })
  openings(): Promise<OpeningType[]> {
    return this.settings.openings();
  }

  @Permission(tenantPermissions.configure)
  @Query(() => NormPreviewType, {
    description: 'When a message would have to be answered by settings that were not saved yet; changes nothing.',
  })
  async normPreview(
    @Args('input', { type: () => NormPreviewInput }) input: NormPreviewInput,
  ): Promise<NormPreviewType> {
    const found = await this.settings.preview(toSettings(input.settings), input.network, input.at);
    return { low: found.LOW, normal: found.NORMAL, high: found.HIGH, urgent: found.URGENT };
  }

  @Permission(tenantPermissions.configure)
  @Mutation(() => NormSettingsType, {
    description: 'Saves all of it as a new version; deadlines of open conversations are made anew.',
  })
  async saveNormSettings(
    @Args('input', { type: () => SaveNormSettingsInput }) input: SaveNormSettingsInput,
  ): Promise<NormSettingsType> {
    return this.shown(await this.settings.save({ ...input, settings: toSettings(input.settings) }));
  }

  private shown(kept: KeptNormSettings): NormSettingsType {
    return {
      ...kept,
      blocks: [...kept.blocks],
      openHolidays: [...kept.openHolidays],
      closingDays: [...kept.closingDays],
      norms: toRows(kept.norms),
      holidays: this.settings.comingHolidays(),
      applied: kept.applied,
    };
  }
}

const columns = urgencies.map((urgency) => [urgency, urgency.toLowerCase() as Lowercase<Urgency>] as const);

function toSettings({ norms, ...others }: NormSettingsInput): NormSettings {
  const rules = norms.flatMap((row) =>
    columns.flatMap(([urgency, column]): NormRule[] => {
      const minutes = row[column];
      return minutes === null || minutes === undefined ? [] : [{ network: row.network, urgency, minutes }];
    }),
  );
  return { ...others, norms: rules };
}

function toRows(norms: readonly NormRule[]): NormRowType[] {
  return [...new Set(norms.map((norm) => norm.network))].map((network) => ({
    network,
    ...Object.fromEntries(
      columns.map(([urgency, column]) => [
        column,
        norms.find((norm) => norm.network === network && norm.urgency === urgency)?.minutes ?? null,
      ]),
    ),
  }));
}
