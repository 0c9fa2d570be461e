import { namedId } from '../content/named-id.js';
import { participants } from '../content/participants.js';
import type { demoTemplates } from '../content/templates.js';
import { itemId, PARTNERSHIP_ID, templateId, tenantId } from './ids.js';
import type { SeedRepository } from './seed.repository.js';

type DemoTemplate = (typeof demoTemplates)[number];

const LEAST_ADOPTERS = 5;
const WAITING = {
  title: 'Speeltoestel is kapot',
  topic: 'Openbare ruimte',
  greeting: 'Hallo {{afzender.naam}},',
  body: 'Goed dat je dit meldt. We zetten het speeltoestel vandaag af, zodat niemand zich bezeert. Meld een volgende keer via {{link.melding}}.',
  closing: 'Groet, {{medewerker.naam}}',
  block: 'BODY',
};

/** A template as it is shared, field by field. */
export function contentOf({ title, topic, greeting, body, closing }: DemoTemplate): Record<string, string> {
  return { title, topic, greeting, body, closing, block: 'BODY' };
}

/** Who published, as every adopter keeps it. */
export function publisherOf(author: string) {
  const { code, name, kind, theme } = participants.find((one) => one.code === author)!;
  return { id: tenantId(author), code, name, kind, theme };
}

/** The first version of everything that was published. */
export async function seedVersions(
  database: SeedRepository,
  published: readonly { readonly template: DemoTemplate; readonly at: Date }[],
): Promise<void> {
  await database.insert(
    'library_version',
    published.map(({ template, at }) => ({
      partnership_id: PARTNERSHIP_ID,
      id: namedId(`library version ${template.key} 1`),
      item_id: itemId(template.key),
      version: 1,
      author_tenant_id: tenantId(template.author),
      kind: 'TEMPLATE',
      content: contentOf(template),
      note: template.source,
      published_at: at,
    })),
  );
}

/** Who is told when something that it follows changes. */
export async function seedRoutes(
  database: SeedRepository,
  adopted: readonly { readonly code: string; readonly key: string }[],
): Promise<void> {
  await database.insert(
    'adoption_route',
    adopted.map(({ code, key }) => ({ item_id: itemId(key), tenant_id: tenantId(code) })),
  );
}

/** How many use what a council shared, as the worker counts it: no number below the least that points at nobody. */
export async function seedContributions(
  database: SeedRepository,
  published: readonly { readonly template: DemoTemplate; readonly at: Date }[],
): Promise<void> {
  await database.insert(
    'contribution',
    published.map(({ template: { author, key, adoptedBy }, at }) => ({
      tenant_id: tenantId(author),
      id: namedId(`contribution ${key}`),
      item_id: itemId(key),
      adopters: adoptedBy.length >= LEAST_ADOPTERS ? adoptedBy.length : null,
      counted_at: at,
    })),
  );
}

/** One text in Wormerland that waits for a colleague's word. */
export async function seedPublication(
  database: SeedRepository,
  since: Date,
  editorOf: (code: string) => string,
): Promise<void> {
  const [tenant, id, writer] = [tenantId('WOR'), templateId('waiting'), editorOf('WOR')];
  const { block: _, ...text } = WAITING;
  const template = { tenant_id: tenant, id, ...text, version: 1, item_id: null, published_version: null };
  await database.insert('template', [{ ...template, used_count: 0, updated_at: since, updated_by: writer }]);
  const version = { tenant_id: tenant, id: namedId('template version waiting 1'), template_id: id, version: 1 };
  await database.insert('template_version', [{ ...version, ...text, saved_at: since, saved_by: writer }]);
  await database.insert('publication', [
    {
      tenant_id: tenant,
      id: namedId('publication waiting'),
      kind: 'TEMPLATE',
      source_id: id,
      item_id: namedId('library item waiting'),
      version: 1,
      content: WAITING,
      note: 'Demo: verzonnen.',
      state: 'REQUESTED',
      written_by: writer,
      requested_by: writer,
      requested_at: since,
    },
  ]);
}
