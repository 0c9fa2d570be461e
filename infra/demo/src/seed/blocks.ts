import { blockAuthors, demoBlocks } from '../content/blocks.js';
import { namedId } from '../content/named-id.js';
import { templateId, tenantId } from './ids.js';
import type { SeedRepository } from './seed.repository.js';

/** Greetings and closings of a few councils, with their first version. */
export async function seedBlocks(
  database: SeedRepository,
  since: Date,
  editorOf: (code: string) => string,
): Promise<void> {
  const rows = blockAuthors.flatMap((code) =>
    demoBlocks.map(({ key, block, title, text }) => ({
      code,
      id: templateId(`block ${code} ${key}`),
      text: { title, topic: '', greeting: '', body: text, closing: '', block },
    })),
  );
  await database.insert(
    'template',
    rows.map(({ code, id, text }) => ({
      ...{ tenant_id: tenantId(code), id, ...text, version: 1, item_id: null, published_version: null, used_count: 0 },
      ...{ updated_at: since, updated_by: editorOf(code) },
    })),
  );
  await database.insert(
    'template_version',
    rows.map(({ code, id, text }) => ({
      ...{ tenant_id: tenantId(code), id: namedId(`template version ${id} 1`), template_id: id, version: 1, ...text },
      ...{ saved_at: since, saved_by: editorOf(code) },
    })),
  );
}
