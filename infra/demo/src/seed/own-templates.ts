import { namedId } from '../content/named-id.js';
import { membershipId, templateId, tenantId } from './ids.js';
import type { SeedRepository } from './seed.repository.js';

const COUNCILS = [
  { code: 'WOR', writer: 'rianne', host: 'wormerland.example' },
  { code: 'OOS', writer: 'rianne', host: 'oostzaan.example' },
] as const;

const POOL = {
  title: 'Zwembad open of dicht',
  topic: 'Sport',
  greeting: 'Dag {{afzender.naam}},',
  body: 'Het zwembad is open.{{#als link.zwembad}} De tijden staan op {{link.zwembad}}.{{#anders}} Bel voor de tijden {{gemeente.telefoon}}.{{/als}}',
  closing: 'Veel plezier!',
  block: 'BODY',
};

/** A template with a condition and a variable of the council's own, whose day to look at it has passed. */
export async function seedOwnTemplates(database: SeedRepository, since: Date, now: Date): Promise<void> {
  const yesterday = new Date(now.getTime() - 24 * 60 * 60_000).toISOString().slice(0, 10);
  for (const { code, writer, host } of COUNCILS) {
    const [tenant, by, id] = [tenantId(code), membershipId(code, writer), templateId(`pool ${code}`)];
    const details = {
      short: 'Het zwembad is open. Tijden: {{link.zwembad}}',
      audience: 'zwemmers en ouders',
      source: 'Demo: verzonnen. Sportnota',
      ownerId: by,
      reviewOn: yesterday,
      language: 'nl',
    };
    const text = { tenant_id: tenant, ...POOL, details: JSON.stringify(details), version: 1 };
    await database.insert('own_variable', [
      {
        tenant_id: tenant,
        id: namedId(`own variable ${code} zwembad`),
        name: 'link.zwembad',
        kind: 'LINK',
        description: 'Link naar het zwembad',
        added_at: since,
        added_by: by,
      },
    ]);
    await database.insert('variable', [
      {
        tenant_id: tenant,
        id: namedId(`variable ${code} link.zwembad`),
        name: 'link.zwembad',
        value: `https://www.${host}/zwembad`,
        version: 1,
        changed_at: since,
        changed_by: by,
      },
    ]);
    await database.insert('template', [
      { ...text, id, writer_id: by, used_count: 0, updated_at: since, updated_by: by },
    ]);
    await database.insert('template_version', [
      { ...text, id: namedId(`template version ${id} 1`), template_id: id, saved_at: since, saved_by: by },
    ]);
  }
}
