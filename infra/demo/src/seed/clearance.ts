import { namedId } from '../content/named-id.js';
import { membershipId, tenantId } from './ids.js';
import type { SeedRepository } from './seed.repository.js';
import type { Thread } from './threads.js';

const COUNCILS = ['WOR', 'OOS'];
const HOUR_MS = 3_600_000;

/** What four eyes and stops look like: an answer of the trainee that waits, a rule, a stop that is over. */
export async function seedClearance(database: SeedRepository, threads: readonly Thread[], now: Date): Promise<void> {
  const ago = (hours: number) => new Date(now.getTime() - hours * HOUR_MS);
  const waiting = COUNCILS.flatMap((code) => {
    const open = threads.filter(({ planned }) => planned.council.code === code && planned.status === 'open');
    const thread = open.find(({ messages }) => messages.every(({ direction }) => direction === 'inbound'));
    return thread ? [{ code, thread, id: namedId(`approval ${code}`) }] : [];
  });
  const text = 'Dank voor uw bericht. We zoeken het uit en laten het u vandaag weten.';
  await database.insert(
    'approval',
    waiting.map(({ code, thread, id }) => ({
      tenant_id: tenantId(code),
      id,
      conversation_id: thread.id,
      message_id: thread.messages.at(-1)!.id,
      author_id: membershipId(code, 'bram'),
      text,
      written: text,
      second: false,
      options: {},
      state: 'WAITING',
      version: 1,
      created_at: ago(0.5),
      changed_at: ago(0.5),
    })),
  );
  await database.insert(
    'approval_act',
    waiting.map(({ code, id }) => ({
      tenant_id: tenantId(code),
      id: namedId(`approval act ${code}`),
      approval_id: id,
      kind: 'SUBMIT',
      by_id: membershipId(code, 'bram'),
      version: 1,
      at: ago(0.5),
    })),
  );
  await database.insert(
    'approval_rule',
    COUNCILS.map((code) => ({
      tenant_id: tenantId(code),
      id: namedId(`approval rule ${code}`),
      kind: 'SENSITIVE',
      tiers: ['approver'],
      version: 1,
      changed_at: ago(200),
      changed_by: membershipId(code, 'femke'),
    })),
  );
  await database.insert(
    'message_stop',
    COUNCILS.map((code) => ({
      tenant_id: tenantId(code),
      id: namedId(`message stop ${code}`),
      topic: null,
      reason: 'Stroomstoring in de regio: de veiligheidsregio spreekt.',
      line: 'Er is een stroomstoring. De netbeheerder werkt eraan.',
      line_allowed: true,
      until: ago(90),
      made_by: membershipId(code, 'femke'),
      made_at: ago(96),
      held: 0,
      version: 1,
    })),
  );
}
