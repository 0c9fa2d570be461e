import { createHash } from 'node:crypto';
import { councils, region } from '../content/participants.js';
import { dutchDay } from '../history/moments.js';
import { LICENCE_ID, PARTNERSHIP_ID, tenantId } from './ids.js';
import type { SeedMessage } from './threads.js';
import type { SeedRepository } from './seed.repository.js';

const MONTHLY_MENTIONS = 10_000;
const YEARLY_PRICE_CENTS = 1_200_000;
/** So much of the volume the holder keeps for an incident. */
const KEPT_BY_HOLDER = 1_000;

const monthOf = (at: Date) => dutchDay(at).slice(0, 7);

/** The licence of the region, 12,000 euro a year by inhabitants, and what each member used of it. */
export async function seedLicensing(
  database: SeedRepository,
  messages: readonly SeedMessage[],
  since: Date,
): Promise<void> {
  const holder = tenantId(region.code);
  const year = since.getUTCFullYear();
  await database.insert('licence', [
    {
      partnership_id: PARTNERSHIP_ID,
      id: LICENCE_ID,
      author_tenant_id: holder,
      name: 'Monitoring Zaanstreek-Waterland (demo)',
      monthly_mentions: MONTHLY_MENTIONS,
      valid_from: `${year}-01-01`,
      valid_until: `${year + 2}-12-31`,
      yearly_price_cents: YEARLY_PRICE_CENTS,
      split_equal: 0,
      split_inhabitants: 100,
    },
  ]);
  await database.insert(
    'licence_share',
    mentionShares().map(({ code, mentions }) => ({
      partnership_id: PARTNERSHIP_ID,
      licence_id: LICENCE_ID,
      member_id: tenantId(code),
      author_tenant_id: holder,
      mentions,
    })),
  );
  await seedMeters(database, messages);
}

/** The volume by inhabitants, rounded down; the last of them gets what is left. */
export function mentionShares(): { code: string; mentions: number }[] {
  const all = councils.reduce((sum, { inhabitants }) => sum + inhabitants, 0);
  const room = MONTHLY_MENTIONS - KEPT_BY_HOLDER;
  const shares = councils.map(({ code, inhabitants }) => ({ code, mentions: Math.floor((room * inhabitants) / all) }));
  const left = room - shares.reduce((sum, { mentions }) => sum + mentions, 0);
  return [...shares, { code: region.code, mentions: KEPT_BY_HOLDER + left }];
}

async function seedMeters(database: SeedRepository, messages: readonly SeedMessage[]): Promise<void> {
  const inbound = messages.filter(({ direction }) => direction === 'inbound');
  await database.insert(
    'metered_mention',
    inbound.map((message) => ({
      tenant_id: message.tenant_id,
      source: `\\x${createHash('sha256').update(message.source_id).digest('hex')}`,
      month: monthOf(message.at),
    })),
  );
  const meters = new Map<string, { tenant_id: string; month: string; mentions: number }>();
  for (const { tenant_id, at } of inbound) {
    const month = monthOf(at);
    const meter = meters.get(`${tenant_id} ${month}`) ?? { tenant_id, month, mentions: 0 };
    meter.mentions += 1;
    meters.set(`${tenant_id} ${month}`, meter);
  }
  await database.insert('meter', [...meters.values()]);
}
