import { namedId } from '../content/named-id.js';
import { participants } from '../content/participants.js';
import { demoTags, demoTopics } from '../content/topics.js';
import { tenantId } from './ids.js';
import type { SeedRepository } from './seed.repository.js';

/** Each participant's own list of departments, topics and tags; the same to begin with. */
export async function seedTopics(database: SeedRepository): Promise<void> {
  const departments = [...new Set(demoTopics.map(({ department }) => department))];
  const everywhere = <T>(rows: (code: string) => T[]) => participants.flatMap(({ code }) => rows(code));
  await database.insert(
    'department',
    everywhere((code) =>
      departments.map((name) => ({ tenant_id: tenantId(code), id: namedId(`department ${code} ${name}`), name })),
    ),
  );
  await database.insert(
    'topic',
    everywhere((code) =>
      demoTopics.map(({ name, department, words, sensitive }) => ({
        tenant_id: tenantId(code),
        id: namedId(`topic ${code} ${name}`),
        name,
        words,
        sensitive: sensitive ?? false,
        department_id: namedId(`department ${code} ${department}`),
      })),
    ),
  );
  await database.insert(
    'tag',
    everywhere((code) =>
      demoTags.map((name) => ({ tenant_id: tenantId(code), id: namedId(`tag ${code} ${name}`), name })),
    ),
  );
}
