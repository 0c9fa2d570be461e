import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestTenancy, type TestTenancy } from '../testing/index.js';
import { readMoment } from './read-moment.js';

let tenancy: TestTenancy;

beforeAll(async () => {
  tenancy = await openTestTenancy();
});

afterAll(() => tenancy.close());

/** How the database writes moments in a zone, and at which microsecond they are. */
async function writtenIn(zone: string, moments: string) {
  await tenancy.admin.query(`set timezone = '${zone}'`);
  const { rows } = await tenancy.admin.query<{ text: string; us: string }>(
    `select m::text as text, case when isfinite(m) then (extract(epoch from m) * 1000000)::bigint::text end as us from (${moments}) s(m)`,
  );
  await tenancy.admin.query('reset timezone');
  return rows;
}
const driver = pg.types.getTypeParser(1184) as (text: string) => unknown;

test.each(['UTC', 'Europe/Amsterdam', 'America/New_York', 'Pacific/Kiritimati', 'America/St_Johns'])(
  'a moment of our time is read to the millisecond before it, as it is written in %s',
  async (zone) => {
    const moments = await writtenIn(
      zone,
      `select timestamptz '1901-01-01 00:00:00.000001+00' + n * interval '5 months 3 days 7 hours 11 minutes 13.123456 seconds' + (n % 7) * interval '0.1 second' from generate_series(0, 400) n
       union all select timestamptz '2026-10-25 00:30:00+00' + n * interval '10 minutes' from generate_series(0, 12) n
       union all select date_trunc('second', timestamptz '2024-02-29 23:59:59+00') + n * interval '0.01 second' from generate_series(0, 100) n`,
    );
    expect(moments.length).toBeGreaterThan(500);
    const read = moments.map(({ text }) => readMoment(text).getTime());
    expect(read).toEqual(moments.map(({ us }) => Number(BigInt(us) / 1000n - (BigInt(us) % 1000n < 0n ? 1n : 0n))));
  },
);

test('a moment that is written otherwise is read as the driver reads it', async () => {
  const moments = await writtenIn(
    'Europe/Amsterdam',
    `select unnest(array['infinity', '-infinity', '0001-01-01 BC', '0044-03-15 12:00 BC', '0099-12-31', '1800-01-01', '9999-12-31 23:00', '12026-01-01 10:11:12.5']::timestamptz[])`,
  );
  expect(moments.map(({ text }) => readMoment(text))).toEqual(moments.map(({ text }) => driver(text)));
});
