import { demoPeople } from '@samenspraak/identity';
import { WORKER_PRINCIPAL } from '@samenspraak/platform/kernel';
import { namedId } from '../content/named-id.js';
import { participants } from '../content/participants.js';
import { demoTemplates } from '../content/templates.js';
import { variablesFor } from '../content/variables.js';
import type { PlannedConversation } from '../history/planned.js';
import { seedBlocks } from './blocks.js';
import { contentOf, publisherOf, seedContributions, seedPublication, seedRoutes, seedVersions } from './sharing.js';
import { itemId, PARTNERSHIP_ID, templateId, tenantId } from './ids.js';
import type { SeedRepository } from './seed.repository.js';

const DAY = 24 * 60 * 60_000;
const DECLINED = 'Demo: verzonnen. Wij hebben hiervoor een eigen antwoord.';

/** Templates, what was published, adopted and declined, how often each was used, and every tenant's values. */
export async function seedLibrary(
  database: SeedRepository,
  history: readonly PlannedConversation[],
  since: Date,
): Promise<void> {
  const uses = countUses(history);
  const written = (index: number) => new Date(since.getTime() + (index % 20) * DAY + index * 61_000);
  const texts = demoTemplates.map((template, index) => {
    const { title, topic, greeting, body, closing } = template;
    return { template, at: written(index), text: { title, topic, greeting, body, closing } };
  });
  await database.insert(
    'template',
    texts.map(({ template, text, at }) => ({
      tenant_id: tenantId(template.author),
      id: templateId(template.key),
      ...text,
      version: 1,
      item_id: template.published ? itemId(template.key) : null,
      published_version: template.published ? 1 : null,
      used_count: uses.get(`${template.author} ${template.key}`) ?? 0,
      updated_at: at,
      updated_by: editorOf(template.author),
    })),
  );
  await database.insert(
    'template_version',
    texts.map(({ template, text, at }) => ({
      tenant_id: tenantId(template.author),
      id: namedId(`template version ${template.key} 1`),
      template_id: templateId(template.key),
      version: 1,
      ...text,
      saved_at: at,
      saved_by: editorOf(template.author),
    })),
  );
  await seedBlocks(database, since, editorOf);
  const published = texts.filter(({ template }) => template.published);
  await database.insert(
    'library_item',
    published.map(({ template, text, at }) => {
      const publisher = participants.find(({ code }) => code === template.author)!;
      return {
        partnership_id: PARTNERSHIP_ID,
        id: itemId(template.key),
        author_tenant_id: tenantId(template.author),
        version: 1,
        ...text,
        note: template.source,
        publisher_code: publisher.code,
        publisher_name: publisher.name,
        publisher_kind: publisher.kind,
        publisher_theme: publisher.theme,
        published_at: new Date(at.getTime() + DAY / 24),
      };
    }),
  );
  await seedVersions(database, published);
  await database.insert(
    'adoption',
    published.flatMap(({ template, at }) => [
      ...template.adoptedBy.map((code) => decision(code, template, at, uses.get(`${code} ${template.key}`) ?? 0)),
      ...template.declinedBy.map((code) => decision(code, template, at, null)),
    ]),
  );
  await seedRoutes(
    database,
    published.flatMap(({ template }) => template.adoptedBy.map((code) => ({ code, key: template.key }))),
  );
  await seedContributions(database, published);
  await seedPublication(database, since, editorOf);
  await database.insert(
    'variable',
    participants.flatMap((participant) =>
      Object.entries(variablesFor(participant)).map(([name, value]) => ({
        tenant_id: tenantId(participant.code),
        id: namedId(`variable ${participant.code} ${name}`),
        name,
        value,
        version: 1,
        changed_at: since,
        changed_by: editorOf(participant.code),
      })),
    ),
  );
}

/** @param used null for a template that was declined */
function decision(code: string, template: (typeof demoTemplates)[number], published: Date, used: number | null) {
  const { key } = template;
  const copy = used === null ? null : contentOf(template);
  return {
    tenant_id: tenantId(code),
    id: namedId(`adoption ${code} ${key}`),
    partnership_id: PARTNERSHIP_ID,
    item_id: itemId(key),
    state: used === null ? 'DECLINED' : 'FOLLOW',
    adopted_version: used === null ? null : 1,
    base_version: used === null ? null : 1,
    base: copy,
    content: copy,
    publisher: publisherOf(template.author),
    reason: used === null ? DECLINED : null,
    used_count: used ?? 0,
    decided_at: new Date(published.getTime() + DAY),
    decided_by: editorOf(code),
  };
}

function countUses(history: readonly PlannedConversation[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const { council, messages } of history) {
    for (const { answer } of messages) {
      if (!answer?.templateKey) continue;
      const name = `${council.code} ${answer.templateKey}`;
      uses.set(name, (uses.get(name) ?? 0) + 1);
    }
  }
  return uses;
}

/** Somebody who works there, else the worker. */
function editorOf(code: string): string {
  const editor = demoPeople.find(({ tenants, roles }) => tenants.includes(code) && !roles.includes('board'));
  return editor?.subject ?? WORKER_PRINCIPAL;
}
